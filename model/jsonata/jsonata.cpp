// SPDX-License-Identifier: MIT
// The public face: parses, evaluates, and turns failures into errors.
#include "model/jsonata/jsonata.h"

#include <algorithm>

#include "model/format/utf8.h"
#include "model/jsonata/evaluator.h"
#include "model/jsonata/failure.h"
#include "model/jsonata/parser.h"

namespace cascade::jsonata {

namespace {

/// Line and column, counted in characters from 1, of an offset.
void place(Error& error, std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t lineBegin = before.rfind('\n') + 1;  // npos + 1 is 0
    error.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    const auto beginsCharacter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    error.column = 1 + static_cast<int>(std::count_if(before.begin() + static_cast<std::ptrdiff_t>(lineBegin),
                                                      before.end(), beginsCharacter));
}

Error errorOf(const Failure& failure, std::string_view text) {
    Error error{failure.code + ": " + failure.what, failure.mend};
    if (failure.offset != kNowhere) place(error, text, failure.offset);
    return error;
}

Result<std::optional<Json>> answerOf(const Value& value) {
    if (value.isAbsent()) return std::optional<Json>();
    if (value.isFunction())
        throw Failure{"L1003", "the answer is a function, which is no JSON", "call it, with its arguments in ()"};
    return std::optional<Json>(toJson(value));
}

}  // namespace

Result<Expression> Expression::parse(std::string_view text) {
    if (const auto bad = firstBadUtf8(text))
        return errorOf(Failure{"L1005", "the expression is no UTF-8", "save it as UTF-8", *bad}, text);
    try {
        return Expression(std::string(text), Parser(text).parse());
    } catch (const Failure& failure) {
        return errorOf(failure, text);
    }
}

Result<std::optional<Json>> Expression::evaluate(const Json& input, const Environment& environment) const {
    return run(&input, environment);
}

Result<std::optional<Json>> Expression::evaluate(const Environment& environment) const {
    return run(nullptr, environment);
}

Result<std::optional<Json>> Expression::run(const Json* input, const Environment& environment) const {
    try {
        Evaluator evaluator(environment, input ? Value::viewOf(*input) : Value());
        return answerOf(evaluator.run(*m_root));
    } catch (const Failure& failure) {
        return errorOf(failure, m_text);
    }
}

std::string_view errorCode(const Error& error) {
    const std::string_view what = error.what;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool coded = what.size() > 5 && what[5] == ':' && std::string_view("STDLH").find(what[0]) != what.npos &&
                       std::all_of(what.begin() + 1, what.begin() + 5, isDigit);
    return coded ? what.substr(0, 5) : std::string_view();
}

}  // namespace cascade::jsonata
