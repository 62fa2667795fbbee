// SPDX-License-Identifier: MIT
// Writing values as text.
#include "model/jsonata/json_text.h"

#include <charconv>
#include <cmath>

#include "model/jsonata/evaluator.h"

namespace cascade::jsonata {

namespace {

/// Digits of what is no integer.
constexpr int kSignificantDigits = 15;

double rounded(double number) {
    if (std::trunc(number) == number) return number;
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::scientific,
                                   kSignificantDigits - 1);
    std::from_chars(digits, end.ptr, number);
    return number;
}

class TextWriter {
public:
    TextWriter(Evaluator& evaluator, bool pretty) : m_evaluator(evaluator), m_pretty(pretty) {}

    void write(const Value& value, int depth) {
        requireShallow(depth);
        m_evaluator.charge(1);
        switch (value.type()) {
            case Type::Boolean: m_text += value.boolean() ? "true" : "false"; return;
            case Type::Number: writeNumber(value.number()); return;
            case Type::String: writeString(value.text()); return;
            case Type::Array: writeArray(value, depth); return;
            case Type::Object: writeObject(value, depth); return;
            case Type::Function: m_text += "\"\""; return;
            default: m_text += "null";
        }
    }

    std::string text() { return std::move(m_text); }

private:
    void writeNumber(double number) {
        requireFinite(number, kNowhere);
        m_text += numberText(rounded(number));
    }

    void writeString(const std::string& text) {
        m_evaluator.chargeText(text.size());
        m_text += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    }

    void newLine(int depth) {
        if (!m_pretty) return;
        m_text += '\n';
        m_text.append(static_cast<std::size_t>(depth) * 2, ' ');
    }

    void writeArray(const Value& value, int depth) {
        m_text += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0) m_text += ',';
            newLine(depth + 1);
            write(value.item(i), depth + 1);
        }
        if (value.size() > 0) newLine(depth);
        m_text += ']';
    }

    void writeObject(const Value& value, int depth) {
        m_text += '{';
        for (std::size_t i = 0; i < value.size(); ++i) {
            const auto [key, held] = value.memberAt(i);
            if (i > 0) m_text += ',';
            newLine(depth + 1);
            writeString(std::string(key));
            m_text += m_pretty ? ": " : ":";
            write(held, depth + 1);
        }
        if (value.size() > 0) newLine(depth);
        m_text += '}';
    }

    Evaluator& m_evaluator;
    bool m_pretty;
    std::string m_text;
};

}  // namespace

std::string numberText(double number) {
    if (number == 0) return "0";
    char scientific[32];
    const auto end =
        std::to_chars(scientific, scientific + sizeof scientific, number, std::chars_format::scientific);
    std::string digits(scientific, end.ptr);
    const std::size_t e = digits.find('e');
    const int exponent = std::stoi(digits.substr(e + 1));
    if (exponent >= 21 || exponent < -6)
        return digits.substr(0, e) + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
    char plain[64];
    const auto last = std::to_chars(plain, plain + sizeof plain, number, std::chars_format::fixed);
    return std::string(plain, last.ptr);
}

std::string textOf(Evaluator& evaluator, const Value& value, bool pretty) {
    if (value.isString()) return value.text();
    if (value.isAbsent() || value.isFunction()) return "";
    if (value.isNumber() && !std::isfinite(value.number()))
        throw Failure{"D3001", "a number that is out of range has no text",
                      "stay below 1.8e308; do not divide by 0"};
    TextWriter writer(evaluator, pretty);
    writer.write(value, 0);
    return writer.text();
}

}  // namespace cascade::jsonata
