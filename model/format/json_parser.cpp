// SPDX-License-Identifier: MIT
// The parser behind parseJson: recursive descent with a bounded depth, one pass, spots noted on the way.
#include <algorithm>
#include <charconv>
#include <unordered_set>

#include "model/format/positioned_json.h"
#include "model/format/utf8.h"

namespace cascade {
namespace {

constexpr const char* kMendSyntax = "correct the text by hand, or restore the file from a backup";

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string inQuotes(std::string_view key) {
    constexpr std::size_t kShown = 60;
    if (key.size() <= kShown) return "'" + std::string(key) + "'";
    std::size_t end = kShown;
    while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
    return "'" + std::string(key.substr(0, end)) + "…'";
}

/// Names of one object, to find those that occur twice: few are compared, many are hashed.
class SeenNames {
public:
    /// False when the object has the name already.
    bool add(const Json::object_t& object, const std::string& name) {
        constexpr std::size_t kFew = 12;
        if (object.size() < kFew) {
            for (const auto& entry : object)
                if (entry.first == name) return false;
            return true;
        }
        if (m_names.empty())
            for (const auto& entry : object) m_names.insert(entry.first);
        return m_names.insert(name).second;
    }

private:
    std::unordered_set<std::string> m_names;
};

}  // namespace

class JsonParser {
public:
    JsonParser(std::string_view text, const std::string& file, DuplicateNames duplicates)
        : m_text(text), m_duplicates(duplicates) {
        if (m_text.substr(0, 3) == "\xEF\xBB\xBF") m_text.remove_prefix(3);
        m_result.m_file = file;
        m_result.m_text = m_text;
    }

    Result<PositionedJson> parse() {
        if (!checkEncoding() || !value(m_result.m_root, kNoKey, 0)) return *m_error;
        skipSpace();
        if (!atEnd()) {
            fail(m_at, "there is more text after the end of the document: " + shown(m_at),
                 "remove what follows the last }");
            return *m_error;
        }
        return std::move(m_result);
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }

    bool fail(std::size_t at, std::string what, std::string mend = kMendSyntax) {
        m_error = m_result.errorAt(at, std::move(what), std::move(mend));
        return false;
    }

    /// The character at an offset, for messages.
    std::string shown(std::size_t at) const {
        if (at >= m_text.size()) return "the end of the text";
        const auto byte = static_cast<unsigned char>(m_text[at]);
        if (byte >= 0x20 && byte != 0x7F) return "'" + std::string(m_text.substr(at, utf8Length(m_text[at]))) + "'";
        constexpr char kHex[] = "0123456789ABCDEF";
        return std::string("the byte 0x") + kHex[byte >> 4] + kHex[byte & 0xF];
    }

    bool checkEncoding() {
        if (m_text.size() > kLargestJson)
            return fail(0, "the text is larger than 64 MiB",
                        "split the design, or remove what is no design from the file");
        const std::string_view head = m_text.substr(0, 2);
        if (head == "\xFF\xFE" || head == "\xFE\xFF" ||
            (head.size() == 2 && (head[0] == '\0') != (head[1] == '\0')))
            return fail(0, "the text is encoded as UTF-16, not as UTF-8", "save it as UTF-8");
        if (const auto bad = firstBadUtf8(m_text))
            return fail(*bad, "the text is not UTF-8 (it is a binary file, or in another encoding)",
                        "open the right file, or save it as UTF-8");
        skipSpace();
        if (atEnd())
            return fail(m_at, "the text is empty", "restore the file from a backup, or begin a new design");
        return true;
    }

    void skipSpace() {
        while (!atEnd() && (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t')) ++m_at;
    }

    /// Reads the value at the next character. `key` is the offset of the member's name, kNoKey where it has none.
    bool value(Json& out, std::size_t key, int depth) {
        skipSpace();
        const std::size_t spot = m_result.m_spots.size();
        if (spot >= kMostJsonValues)
            return fail(m_at, "the text holds more than 4 million values", "split the design");
        const std::size_t where = key == kNoKey ? m_at : key;
        m_result.m_spots.push_back({static_cast<std::uint32_t>(where), static_cast<std::uint32_t>(m_at), 0});
        if (!content(out, depth)) return false;
        m_result.m_spots[spot].next = static_cast<std::uint32_t>(m_result.m_spots.size());
        return true;
    }

    bool content(Json& out, int depth) {
        const char c = peek();
        if ((c == '{' || c == '[') && depth >= kDeepestJson)
            return fail(m_at, "values are nested deeper than " + std::to_string(kDeepestJson) + " levels",
                        "flatten them");
        if (c == '{') return object(out, depth);
        if (c == '[') return array(out, depth);
        if (c == '"') {
            out = std::string();
            return string(out.get_ref<std::string&>());
        }
        if (c == '-' || isDigit(c)) return number(out);
        return word(out, "true", true) || word(out, "false", false) || word(out, "null", nullptr) || noValue();
    }

    bool word(Json& out, std::string_view text, Json meaning) {
        if (m_text.substr(m_at, text.size()) != text) return false;
        m_at += text.size();
        out = std::move(meaning);
        return true;
    }

    bool noValue() {
        if (atEnd()) return fail(m_at, "the text ends where a value should follow: it was cut off");
        if (peek() == '/')
            return fail(m_at, "a comment, which JSON does not have", "put it into a \"description\" or a note");
        if (peek() == '\'') return fail(m_at, "text in single quotes", "use double quotes");
        if (peek() == ']' || peek() == '}' || peek() == ',')
            return fail(m_at, "a value is expected before " + shown(m_at), "add it, or remove the comma too many");
        return fail(m_at, "a value is expected, not " + shown(m_at));
    }

    bool object(Json& out, int depth) {
        const std::size_t start = m_at++;
        const std::size_t spot = m_result.m_spots.size() - 1;
        out = Json::object();
        auto& members = out.get_ref<Json::object_t&>();
        SeenNames seen;
        skipSpace();
        if (peek() == '}') return ++m_at, true;
        for (;;) {
            skipSpace();
            const std::size_t keyAt = m_at;
            std::string key;
            if (!memberName(key, start)) return false;
            if (!seen.add(members, key) && m_duplicates == DuplicateNames::Refused)
                return duplicate(keyAt, key, members, spot);
            members.emplace_back(std::move(key), Json());  // looks nothing up, unlike operator[]
            if (!value(members.back().second, keyAt, depth + 1)) return false;
            bool ended = false;
            if (!separator('}', start, ended)) return false;
            if (ended) return true;
        }
    }

    bool memberName(std::string& key, std::size_t start) {
        if (atEnd()) return cutOff("object", start);
        if (peek() == '}') return fail(m_at, "a comma is not followed by another member", "remove the comma");
        if (peek() != '"') return fail(m_at, "a member's name in double quotes is expected, not " + shown(m_at));
        if (!string(key)) return false;
        skipSpace();
        if (atEnd()) return cutOff("object", start);
        if (peek() != ':')
            return fail(m_at, "':' is expected after the name " + inQuotes(key) + ", not " + shown(m_at));
        ++m_at;
        return true;
    }

    bool array(Json& out, int depth) {
        const std::size_t start = m_at++;
        out = Json::array();
        auto& elements = out.get_ref<Json::array_t&>();
        skipSpace();
        if (peek() == ']') return ++m_at, true;
        for (;;) {
            elements.emplace_back();
            if (!value(elements.back(), kNoKey, depth + 1)) return false;
            bool ended = false;
            if (!separator(']', start, ended)) return false;
            if (ended) return true;
        }
    }

    bool separator(char close, std::size_t start, bool& ended) {
        skipSpace();
        if (atEnd()) return cutOff(close == '}' ? "object" : "list", start);
        ended = peek() == close;
        if (!ended && peek() != ',')
            return fail(m_at, std::string("',' or '") + close + "' is expected, not " + shown(m_at));
        ++m_at;
        return true;
    }

    bool cutOff(const char* what, std::size_t start) {
        const Error begin = m_result.errorAt(start, {}, {});
        return fail(m_text.size(), std::string("the text ends inside the ") + what + " that begins at line " +
                                       std::to_string(begin.line) + ", column " + std::to_string(begin.column) +
                                       ": it was cut off");
    }

    bool duplicate(std::size_t at, const std::string& key, const Json::object_t& members, std::size_t objectSpot) {
        std::size_t spot = objectSpot + 1;
        for (const auto& entry : members) {
            if (entry.first == key) break;
            spot = m_result.m_spots[spot].next;
        }
        const Error first = m_result.errorAt(m_result.m_spots[spot].key, {}, {});
        return fail(at,
                    "the name " + inQuotes(key) + " occurs twice in this object, first at line " +
                        std::to_string(first.line) + ", column " + std::to_string(first.column),
                    "rename or remove one of the two");
    }

    bool string(std::string& out) {
        const std::size_t start = m_at++;
        for (;;) {
            const std::size_t run = m_at;
            while (!atEnd() && peek() != '"' && peek() != '\\' && static_cast<unsigned char>(peek()) >= 0x20)
                ++m_at;
            out.append(m_text.substr(run, m_at - run));
            if (atEnd()) return cutOff("text", start);
            if (peek() == '"') return ++m_at, true;
            if (peek() != '\\')
                return fail(m_at, "a text holds " + shown(m_at),
                            "close the text with \", or write line breaks as \\n");
            if (!escape(out)) return false;
        }
    }

    bool escape(std::string& out) {
        const std::size_t start = m_at++;
        constexpr std::string_view kLetters = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const char letter = peek();
        ++m_at;
        if (letter == 'u') return unicodeEscape(out, start);
        const std::size_t found = kLetters.find(letter);
        if (letter == '\0' || found == std::string_view::npos)
            return fail(start, "an unknown escape in a text: \\ before " + shown(start + 1),
                        "write \\\\ for a backslash");
        out += kMeanings[found];
        return true;
    }

    bool unicodeEscape(std::string& out, std::size_t start) {
        std::uint32_t unit = 0;
        if (!hexUnit(unit, start)) return false;
        if (unit >= 0xD800 && unit <= 0xDBFF && m_text.substr(m_at, 2) == "\\u") {
            m_at += 2;
            std::uint32_t low = 0;
            if (!hexUnit(low, start)) return false;
            if (low < 0xDC00 || low > 0xDFFF) return halfPair(start);
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        } else if (unit >= 0xD800 && unit <= 0xDFFF) {
            return halfPair(start);
        }
        appendUtf8(out, unit);
        return true;
    }

    bool halfPair(std::size_t start) {
        return fail(start, "half of a surrogate pair, which is no character",
                    "write both halves, or the character itself");
    }

    bool hexUnit(std::uint32_t& unit, std::size_t start) {
        const std::string_view digits = m_text.substr(std::min(m_at, m_text.size()), 4);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
        if (digits.size() < 4 || error != std::errc() || end != digits.data() + 4)
            return fail(start, "\\u is not followed by four hexadecimal digits", "write four, as in \\u00e4");
        m_at += 4;
        return true;
    }

    bool digits() {
        const std::size_t start = m_at;
        while (isDigit(peek())) ++m_at;
        return m_at > start;
    }

    bool number(Json& out) {
        const std::size_t start = m_at;
        bool integer = true;
        if (peek() == '-') ++m_at;
        const std::size_t firstDigit = m_at;
        if (!digits()) return fail(m_at, "a digit is expected, not " + shown(m_at));
        if (m_text[firstDigit] == '0' && m_at > firstDigit + 1)
            return fail(start, "a number begins with 0", "remove the zero, or write the value as text");
        if (peek() == '.') {
            integer = false;
            ++m_at;
            if (!digits()) return fail(m_at, "a digit is expected after the decimal point, not " + shown(m_at));
        }
        if (peek() == 'e' || peek() == 'E') {
            integer = false;
            ++m_at;
            if (peek() == '+' || peek() == '-') ++m_at;
            if (!digits()) return fail(m_at, "a digit is expected in the exponent, not " + shown(m_at));
        }
        return integer ? integerValue(out, start) : realValue(out, start);
    }

    /// "-0" is kept as a real number: integers have no negative zero.
    bool integerValue(Json& out, std::size_t start) {
        const std::string_view text = m_text.substr(start, m_at - start);
        if (text == "-0") return realValue(out, start);
        std::int64_t number = 0;
        std::uint64_t positive = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc())
            out = number < 0 ? Json(number) : Json(static_cast<std::uint64_t>(number));
        else if (std::from_chars(text.data(), text.data() + text.size(), positive).ec == std::errc())
            out = positive;
        else
            return fail(start, "the number " + inQuotes(text) + " does not fit into 64 bits", "write it as text");
        return true;
    }

    bool realValue(Json& out, std::size_t start) {
        const std::string_view text = m_text.substr(start, m_at - start);
        double number = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc())
            return fail(start, "the number " + inQuotes(text) + " is out of range", "write it as text");
        out = number;
        return true;
    }

    static constexpr std::size_t kNoKey = static_cast<std::size_t>(-1);

    std::string_view m_text;
    DuplicateNames m_duplicates;
    std::size_t m_at = 0;
    PositionedJson m_result;
    std::optional<Error> m_error;
};

Result<PositionedJson> parseJson(std::string_view text, const std::string& file, DuplicateNames duplicates) {
    return JsonParser(text, file, duplicates).parse();
}

}  // namespace cascade
