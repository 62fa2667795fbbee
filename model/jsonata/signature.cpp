// SPDX-License-Identifier: MIT
// Signatures: reading them, and matching arguments with them.
#include "model/jsonata/signature.h"

#include <algorithm>

#include "model/jsonata/failure.h"

namespace cascade::jsonata {

namespace {

char letterOf(const Value& value) {
    switch (value.type()) {
        case Type::Absent: return 'm';
        case Type::Null: return 'l';
        case Type::Boolean: return 'b';
        case Type::Number: return 'n';
        case Type::String: return 's';
        case Type::Array: return 'a';
        case Type::Object: return 'o';
        case Type::Function: return 'f';
    }
    return 'm';
}

std::string nameOf(char letter) {
    switch (letter) {
        case 's': return "strings";
        case 'n': return "numbers";
        case 'b': return "Booleans";
        case 'o': return "objects";
        case 'a': return "arrays";
        case 'f': return "functions";
        default: return "values of the type in its signature";
    }
}

constexpr std::string_view kAnything = "asnblfom";

}  // namespace

class SignatureParser {
public:
    SignatureParser(std::string_view text, std::size_t offset) : m_text(text), m_offset(offset) {}

    std::shared_ptr<const Signature> parse() {
        if (m_text.starts_with('<')) ++m_at;
        while (m_at < m_text.size() && m_text[m_at] != ':' && m_text[m_at] != '>') readOne();
        return std::make_shared<const Signature>(std::move(m_signature));
    }

private:
    using Parameter = Signature::Parameter;

    void readOne() {
        const char letter = m_text[m_at++];
        if (letter == '-' || letter == '?' || letter == '+') return modify(letter);
        if (letter == '<') return readItemType();
        Parameter parameter;
        switch (letter) {
            case 's':
            case 'n':
            case 'b':
            case 'l':
            case 'o': parameter.types = std::string(1, letter) + "m"; break;
            case 'a':
                parameter.types = kAnything;
                parameter.array = true;
                break;
            case 'f': parameter.types = "f"; break;
            case 'j': parameter.types = "asnblom"; break;
            case 'x': parameter.types = kAnything; break;
            case '(': parameter.types = readChoice(); break;
            default: return;
        }
        m_signature.m_parameters.push_back(std::move(parameter));
    }

    void modify(char modifier) {
        if (m_signature.m_parameters.empty()) return;
        Parameter& last = m_signature.m_parameters.back();
        if (modifier == '-') last.context = true;
        if (modifier == '+') last.repeated = true;
        if (modifier == '?') last.optional = true;
    }

    std::string readChoice() {
        const std::size_t end = m_text.find(')', m_at);
        const std::string_view choice = m_text.substr(m_at, end == m_text.npos ? m_text.npos : end - m_at);
        if (choice.find('<') != choice.npos)
            throw Failure{"S0402", "the choice (" + std::string(choice) + ") of a signature holds a typed array",
                          "name plain types only: (sao)", m_offset};
        m_at = end == m_text.npos ? m_text.size() : end + 1;
        return std::string(choice) + "m";
    }

    void readItemType() {
        Parameter* last = m_signature.m_parameters.empty() ? nullptr : &m_signature.m_parameters.back();
        if (!last || (!last->array && last->types != "f"))
            throw Failure{"S0401", "a signature gives an item type to what is no array and no function",
                          "write <…> after a or f only", m_offset};
        if (last->array && m_at < m_text.size()) last->itemType = m_text[m_at];
        for (int open = 1; m_at < m_text.size() && open > 0; ++m_at)
            open += m_text[m_at] == '<' ? 1 : m_text[m_at] == '>' ? -1 : 0;
    }

    std::string_view m_text;
    std::size_t m_offset;
    std::size_t m_at = 0;
    Signature m_signature;
};

std::shared_ptr<const Signature> Signature::parse(std::string_view text, std::size_t offset) {
    return SignatureParser(text, offset).parse();
}

/// Each parameter takes as many letters as it may, as long as the rest still fits.
bool Signature::match(const std::string& letters, std::size_t parameter, std::size_t from,
                      std::vector<std::size_t>& counts) const {
    if (parameter == m_parameters.size()) return from == letters.size();
    const Parameter& wanted = m_parameters[parameter];
    const std::size_t least = wanted.context || wanted.optional ? 0 : 1;
    const std::size_t most = wanted.repeated ? letters.size() - from : 1;
    std::size_t fitting = 0;
    while (fitting < most && from + fitting < letters.size() &&
           wanted.types.find(letters[from + fitting]) != std::string::npos)
        ++fitting;
    for (std::size_t count = fitting + 1; count-- > least;) {
        counts[parameter] = count;
        if (match(letters, parameter + 1, from + count, counts)) return true;
    }
    return false;
}

void Signature::take(const Parameter& parameter, const Value& argument, std::size_t number, Values& taken) const {
    const auto refuse = [&] {
        throw Failure{"T0412",
                      "argument " + std::to_string(number) + " must be an array of " + nameOf(parameter.itemType),
                      "look at its items"};
    };
    if (!parameter.array || argument.isAbsent()) {
        taken.push_back(argument);
        return;
    }
    if (!argument.isArray()) {
        if (parameter.itemType && letterOf(argument) != parameter.itemType) refuse();
        taken.push_back(makeArray(Values{argument}));
        return;
    }
    for (std::size_t i = 0; parameter.itemType && i < argument.size(); ++i)
        if (letterOf(argument.item(i)) != parameter.itemType) refuse();
    taken.push_back(argument);
}

Values Signature::validate(const Values& arguments, const Value& input) const {
    std::string letters;
    for (const Value& argument : arguments) letters += letterOf(argument);
    std::vector<std::size_t> counts(m_parameters.size());
    if (!match(letters, 0, 0, counts)) refuse(letters);
    Values taken;
    std::size_t next = 0;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const Parameter& parameter = m_parameters[i];
        for (std::size_t k = 0; k < counts[i]; ++k, ++next) take(parameter, arguments[next], next + 1, taken);
        if (counts[i] > 0) continue;
        if (parameter.context && parameter.types.find(letterOf(input)) == std::string::npos)
            throw Failure{"T0411",
                          "the input, taken for argument " + std::to_string(next + 1) + " that was left out, is " +
                              std::string(typeName(input)),
                          "pass the argument"};
        taken.push_back(parameter.context ? input : Value());
    }
    return taken;
}

/// Names the first argument that no parameter takes, going through both from the left.
void Signature::refuse(const std::string& letters) const {
    std::size_t argument = 0;
    for (const Parameter& parameter : m_parameters) {
        const std::size_t first = argument;
        const std::size_t most = parameter.repeated ? letters.size() : first + 1;
        while (argument < std::min(most, letters.size()) &&
               parameter.types.find(letters[argument]) != std::string::npos)
            ++argument;
        if (argument == first && !parameter.context && !parameter.optional) break;
    }
    throw Failure{"T0410", "argument " + std::to_string(argument + 1) + " does not fit what the function takes",
                  "look up its arguments, or leave out what is too much"};
}

}  // namespace cascade::jsonata
