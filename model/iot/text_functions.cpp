// SPDX-License-Identifier: MIT
// Functions on texts. Other values are converted first; Null and Undefined give Undefined. Regular expressions run
// on the matcher of our JSONata, which counts its steps.
#include <algorithm>

#include "model/asl/digest.h"
#include "model/iot/functions.h"
#include "model/jsonata/jsonata.h"
#include "model/jsonata/letter_case.h"

namespace cascade::iot {
namespace {

Value textValue(std::string text) { return Json(std::move(text)); }

/// Of one text to one text.
template <std::string (*kMap)(const std::string&)>
Value mapped(const Call& call) {
    const auto text = toText(call.arguments[0]);
    return text ? textValue(kMap(*text)) : std::nullopt;
}

std::string upper(const std::string& text) { return jsonata::uppercase(text); }
std::string lower(const std::string& text) { return jsonata::lowercase(text); }

constexpr const char* kBlanks = " \t";

std::string ltrim(const std::string& text) {
    const std::size_t start = text.find_first_not_of(kBlanks);
    return start == std::string::npos ? "" : text.substr(start);
}

std::string rtrim(const std::string& text) { return text.substr(0, text.find_last_not_of(kBlanks) + 1); }
std::string trim(const std::string& text) { return ltrim(rtrim(text)); }

std::string hash(const char* algorithm, const std::string& text) {
    return asl::digest(algorithm, text).value_or(std::string());
}
std::string md5(const std::string& text) { return hash("MD5", text); }
std::string sha1(const std::string& text) { return hash("SHA-1", text); }
std::string sha256(const std::string& text) { return hash("SHA-256", text); }
std::string sha384(const std::string& text) { return hash("SHA-384", text); }
std::string sha512(const std::string& text) { return hash("SHA-512", text); }

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::int64_t lengthOf(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); });
}

Value length(const Call& call) {
    const auto text = toText(call.arguments[0]);
    return text ? Value(Json(lengthOf(*text))) : std::nullopt;
}

Value numBytes(const Call& call) {
    const auto text = toText(call.arguments[0]);
    return text ? Value(Json(text->size())) : std::nullopt;
}

/// Byte offset of a character.
std::size_t offsetOf(const std::string& text, std::int64_t character) {
    std::size_t at = 0;
    for (; at < text.size() && character > 0; --character) {
        ++at;
        while (at < text.size() && continues(text[at])) ++at;
    }
    return at;
}

Value substring(const Call& call) {
    const auto text = toText(call.arguments[0]);
    const auto from = toInt(call.arguments[1]);
    const auto to = call.arguments.size() > 2 ? toInt(call.arguments[2]) : std::optional(INT64_MAX);
    if (!text || !from || !to) return std::nullopt;
    const std::size_t start = offsetOf(*text, *from);
    const std::size_t end = offsetOf(*text, *to);
    return textValue(start < end ? text->substr(start, end - start) : "");
}

using Pair = std::optional<std::pair<std::string, std::string>>;
Pair twoTexts(const Call& call) {
    const auto first = toText(call.arguments[0]);
    const auto second = toText(call.arguments[1]);
    return first && second ? Pair({*first, *second}) : std::nullopt;
}

Value startsWith(const Call& call) {
    const Pair texts = twoTexts(call);
    return texts ? Value(Json(texts->first.starts_with(texts->second))) : std::nullopt;
}

Value endsWith(const Call& call) {
    const Pair texts = twoTexts(call);
    return texts ? Value(Json(texts->first.ends_with(texts->second))) : std::nullopt;
}

/// -1 where it is not found.
Value indexOf(const Call& call) {
    const Pair texts = twoTexts(call);
    if (!texts) return std::nullopt;
    const std::size_t at = texts->first.find(texts->second);
    return Json(at == std::string::npos ? -1 : lengthOf(std::string_view(texts->first).substr(0, at)));
}

Value replace(const Call& call) {
    const Pair texts = twoTexts(call);
    const auto with = toText(call.arguments[2]);
    if (!texts || !with) return std::nullopt;
    auto [text, old] = *texts;
    if (old.empty()) return textValue(text);
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + with->size()))
        text.replace(at, old.size(), *with);
    return textValue(text);
}

std::optional<std::string> blanks(const Value& count) {
    constexpr std::int64_t kMost = 1'000;
    const auto wanted = toInt(count);
    if (!wanted) return std::nullopt;
    return std::string(static_cast<std::size_t>(std::clamp<std::int64_t>(*wanted, 0, kMost)), ' ');
}

Value lpad(const Call& call) {
    const auto text = toText(call.arguments[0]);
    const auto pad = blanks(call.arguments[1]);
    return text && pad ? textValue(*pad + *text) : std::nullopt;
}

Value rpad(const Call& call) {
    const auto text = toText(call.arguments[0]);
    const auto pad = blanks(call.arguments[1]);
    return text && pad ? textValue(*text + *pad) : std::nullopt;
}

Value chr(const Call& call) {
    const auto code = toInt(call.arguments[0]);
    if (!code || *code < 0 || *code > 127) return std::nullopt;
    return textValue(std::string(1, static_cast<char>(*code)));
}

/// /…/ around an expression whose own slashes are escaped.
std::string literalOf(const std::string& regex) {
    std::string literal = "/";
    for (std::size_t i = 0; i < regex.size(); ++i) {
        if (regex[i] == '/') literal += '\\';
        literal += regex[i];
        if (regex[i] == '\\' && i + 1 < regex.size()) literal += regex[++i];
    }
    return literal + "/";
}

/// `ask` is JSONata; $text and $with are bound. Expressions that are none give Undefined.
Value searched(const std::string& ask, const std::string& text, const std::string& with = {}) {
    const auto expression = jsonata::Expression::parse(ask);
    if (!expression) return std::nullopt;
    jsonata::Environment environment;
    environment.variables = {{"text", Json(text)}, {"with", Json(with)}};
    auto result = expression->evaluate(environment);
    return result ? std::move(result).value() : std::nullopt;
}

Value regexpMatches(const Call& call) {
    const Pair texts = twoTexts(call);
    return texts ? searched("$contains($text, " + literalOf(texts->second) + ")", texts->first) : std::nullopt;
}

Value regexpSubstr(const Call& call) {
    const Pair texts = twoTexts(call);
    return texts ? searched("$match($text, " + literalOf(texts->second) + ", 1).match", texts->first)
                 : std::nullopt;
}

Value regexpReplace(const Call& call) {
    const Pair texts = twoTexts(call);
    const auto with = toText(call.arguments[2]);
    if (!texts || !with) return std::nullopt;
    return searched("$replace($text, " + literalOf(texts->second) + ", $with)", texts->first, *with);
}

constexpr Function kTexts[] = {{"upper", 1, 1, mapped<upper>},
                               {"lower", 1, 1, mapped<lower>},
                               {"ltrim", 1, 1, mapped<ltrim>},
                               {"rtrim", 1, 1, mapped<rtrim>},
                               {"trim", 1, 1, mapped<trim>},
                               {"md5", 1, 1, mapped<md5>},
                               {"sha1", 1, 1, mapped<sha1>},
                               {"sha256", 1, 1, mapped<sha256>},
                               {"sha384", 1, 1, mapped<sha384>},
                               {"sha512", 1, 1, mapped<sha512>},
                               {"length", 1, 1, length},
                               {"numbytes", 1, 1, numBytes},
                               {"substring", 2, 3, substring},
                               {"startswith", 2, 2, startsWith},
                               {"endswith", 2, 2, endsWith},
                               {"indexof", 2, 2, indexOf},
                               {"replace", 3, 3, replace},
                               {"lpad", 2, 2, lpad},
                               {"rpad", 2, 2, rpad},
                               {"chr", 1, 1, chr},
                               {"regexp_matches", 2, 2, regexpMatches},
                               {"regexp_substr", 2, 2, regexpSubstr},
                               {"regexp_replace", 3, 3, regexpReplace}};

}  // namespace

std::span<const Function> textFunctions() { return kTexts; }

}  // namespace cascade::iot
