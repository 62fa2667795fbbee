// SPDX-License-Identifier: MIT
// English words for numbers, both ways.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "model/jsonata/failure.h"
#include "model/jsonata/integer_picture.h"
#include "model/jsonata/letter_case.h"

namespace cascade::jsonata {

namespace {

constexpr std::array<const char*, 20> kFew = {
    "Zero", "One",    "Two",    "Three",    "Four",     "Five",    "Six",     "Seven",     "Eight",    "Nine",
    "Ten",  "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
constexpr std::array<const char*, 20> kFewOrdinals = {
    "Zeroth",     "First",     "Second",    "Third",       "Fourth",     "Fifth",     "Sixth",
    "Seventh",    "Eighth",    "Ninth",     "Tenth",       "Eleventh",   "Twelfth",   "Thirteenth",
    "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth"};
constexpr std::array<const char*, 8> kTens = {"Twenty", "Thirty",  "Forty",  "Fifty",
                                              "Sixty",  "Seventy", "Eighty", "Ninety"};
constexpr std::array<const char*, 4> kMagnitudes = {"Thousand", "Million", "Billion", "Trillion"};

std::string words(double number, bool continued, bool ordinal);

std::string belowHundred(double number, bool continued, bool ordinal) {
    const auto n = static_cast<std::size_t>(number);
    const std::string before = continued ? " and " : "";
    if (n < 20) return before + (ordinal ? kFewOrdinals[n] : kFew[n]);
    std::string tens = kTens[n / 10 - 2];
    if (n % 10 > 0) return before + tens + "-" + words(static_cast<double>(n % 10), false, ordinal);
    if (ordinal) tens.replace(tens.size() - 1, 1, "ieth");
    return before + tens;
}

std::string words(double number, bool continued, bool ordinal) {
    if (number < 100) return belowHundred(number, continued, ordinal);
    double unit = 100;
    std::string name = "Hundred";
    if (number >= 1000) {
        unit = 1;
        for (const char* magnitude : kMagnitudes)
            if (number >= unit * 1000) {
                unit *= 1000;
                name = magnitude;
            }
    }
    const double count = std::floor(number / unit);
    const double rest = number - count * unit;
    std::string text = (continued ? ", " : "") + words(count, false, false) + " " + name;
    if (rest > 0) return text + words(rest, true, ordinal);
    return ordinal ? text + "th" : text;
}

std::map<std::string, double> makeValues() {
    std::map<std::string, double> values{{"hundred", 100}, {"hundredth", 100}};
    for (std::size_t i = 0; i < kFew.size(); ++i) {
        values[lowercase(kFew[i])] = static_cast<double>(i);
        values[lowercase(kFewOrdinals[i])] = static_cast<double>(i);
    }
    for (std::size_t i = 0; i < kTens.size(); ++i) {
        const std::string word = lowercase(kTens[i]);
        values[word] = static_cast<double>((i + 2) * 10);
        values[word.substr(0, word.size() - 1) + "ieth"] = values[word];
    }
    double unit = 1;
    for (const char* magnitude : kMagnitudes) {
        unit *= 1000;
        values[lowercase(magnitude)] = unit;
        values[lowercase(magnitude) + "th"] = unit;
    }
    return values;
}

const std::map<std::string, double>& wordValues() {
    static const std::map<std::string, double> values = makeValues();
    return values;
}

}  // namespace

std::string numberWords(double number, bool ordinal) { return words(number, false, ordinal); }

/// Small words are added up, large ones multiply what is before them.
double numberOfWords(std::string_view text) {
    std::vector<double> parts{0};
    const std::string lower = lowercase(text);
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t end = std::min(lower.find_first_of(", -\t\n", at), lower.size());
        const std::string word = lower.substr(at, end - at);
        at = end + 1;
        if (word.empty() || word == "and") continue;
        const auto known = wordValues().find(word);
        if (known == wordValues().end())
            throw Failure{"D3030", "\"" + word + "\" is no word for a number",
                          "write it like \"one hundred and two\""};
        if (known->second >= 100) {
            parts.back() *= known->second;
        } else if (parts.back() >= 1000) {
            parts.push_back(known->second);
        } else {
            parts.back() += known->second;
        }
    }
    double sum = 0;
    for (const double part : parts) sum += part;
    return sum;
}

std::vector<std::string> allNumberWords() {
    std::vector<std::string> all;
    for (const auto& [word, value] : wordValues()) all.push_back(word);
    std::sort(all.begin(), all.end(),
              [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    return all;
}

}  // namespace cascade::jsonata
