// SPDX-License-Identifier: MIT
// Letter case by ranges: alphabets at a fixed distance, and pairs of neighbours (Unicode 15, simple case mappings).
#include "model/jsonata/letter_case.h"

#include "model/jsonata/unicode.h"

namespace cascade::jsonata {

namespace {

/// Capital letters first to last, whose small letters come `distance` later.
struct Alphabet {
    char32_t first;
    char32_t last;
    char32_t distance;
};

constexpr Alphabet kAlphabets[] = {
    {'A', 'Z', 32},     {0xC0, 0xD6, 32},   {0xD8, 0xDE, 32},   {0x386, 0x386, 38},
    {0x388, 0x38A, 37}, {0x38C, 0x38C, 64}, {0x38E, 0x38F, 63}, {0x391, 0x3A1, 32},
    {0x3A3, 0x3AB, 32}, {0x400, 0x40F, 80}, {0x410, 0x42F, 32}, {0x531, 0x556, 48},
};

/// Capital and small letters in turn, beginning with a capital.
struct Pairs {
    char32_t first;
    char32_t last;
};

constexpr Pairs kPairs[] = {
    {0x100, 0x12F}, {0x132, 0x137}, {0x139, 0x148}, {0x14A, 0x177}, {0x179, 0x17E},   {0x3D8, 0x3EF},
    {0x460, 0x481}, {0x48A, 0x4BF}, {0x4C1, 0x4CE}, {0x4D0, 0x52F}, {0x1E00, 0x1E95}, {0x1EA0, 0x1EFF},
};

constexpr char32_t kSharpS = 0xDF;
constexpr char32_t kSmallY = 0xFF;  ///< y with diaeresis, whose capital is far away.
constexpr char32_t kCapitalY = 0x178;
constexpr char32_t kMicro = 0xB5;
constexpr char32_t kCapitalMu = 0x39C;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kCapitalSigma = 0x3A3;

}  // namespace

char32_t lowerOf(char32_t character) {
    for (const Alphabet& alphabet : kAlphabets)
        if (character >= alphabet.first && character <= alphabet.last) return character + alphabet.distance;
    for (const Pairs& pairs : kPairs)
        if (character >= pairs.first && character <= pairs.last)
            return character + ((character - pairs.first) % 2 == 0 ? 1 : 0);
    return character == kCapitalY ? kSmallY : character;
}

char32_t upperOf(char32_t character) {
    if (character == kFinalSigma) return kCapitalSigma;
    if (character == kMicro) return kCapitalMu;
    if (character == kSmallY) return kCapitalY;
    for (const Alphabet& alphabet : kAlphabets)
        if (character >= alphabet.first + alphabet.distance && character <= alphabet.last + alphabet.distance)
            return character - alphabet.distance;
    for (const Pairs& pairs : kPairs)
        if (character >= pairs.first && character <= pairs.last)
            return character - ((character - pairs.first) % 2 == 1 ? 1 : 0);
    return character;
}

std::string lowercase(std::string_view text) {
    std::u32string characters = charactersOf(text);
    for (char32_t& character : characters) character = lowerOf(character);
    return textOfCharacters(characters);
}

std::string uppercase(std::string_view text) {
    std::u32string result;
    for (const char32_t character : charactersOf(text)) {
        if (character == kSharpS)
            result += U"SS";
        else
            result += upperOf(character);
    }
    return textOfCharacters(result);
}

}  // namespace cascade::jsonata
