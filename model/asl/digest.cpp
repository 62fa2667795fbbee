// SPDX-License-Identifier: MIT
// SHA-1 and SHA-2 as FIPS 180-4 defines them.
#include "model/asl/digest.h"

#include <array>
#include <bit>
#include <cstdint>

#include "model/envelope/encoding.h"

namespace cascade::asl {
namespace {

// FIPS 180-4, 4.2.3: the first 64 bits of the fractional parts of the cube roots of the first eighty primes. Those
// of SHA-256 (4.2.2) are the upper halves of the first sixty-four.
constexpr std::array<std::uint64_t, 80> kCubeRoots = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

/// The message with its padding: a one bit, zeros, and its length in bits in the last eighth of the last block.
std::string padded(std::string_view bytes, std::size_t block) {
    std::string text(bytes);
    text += '\x80';
    while (text.size() % block != block - block / 8) text += '\0';
    text.append(block / 8 - 8, '\0');
    const std::uint64_t bits = static_cast<std::uint64_t>(bytes.size()) * 8;
    for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(bits >> shift);
    return text;
}

template <typename Word>
Word wordAt(const std::string& text, std::size_t at) {
    Word word = 0;
    for (std::size_t i = 0; i < sizeof(Word); ++i)
        word = static_cast<Word>(word << 8) | static_cast<unsigned char>(text[at + i]);
    return word;
}

template <typename Word, std::size_t Count>
std::string hexadecimal(const std::array<Word, Count>& words, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        for (int shift = static_cast<int>(sizeof(Word)) * 8 - 4; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[(words[i] >> shift) & 15];
    return text;
}

std::string sha1(std::string_view bytes) {
    std::array<std::uint32_t, 5> state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    const std::string text = padded(bytes, 64);
    for (std::size_t at = 0; at < text.size(); at += 64) {
        std::array<std::uint32_t, 80> w;
        for (std::size_t i = 0; i < 16; ++i) w[i] = wordAt<std::uint32_t>(text, at + 4 * i);
        for (std::size_t i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        auto [a, b, c, d, e] = state;
        for (std::size_t i = 0; i < 80; ++i) {
            const std::uint32_t mix = i < 20   ? ((b & c) | (~b & d)) + 0x5a827999
                                      : i < 40 ? (b ^ c ^ d) + 0x6ed9eba1
                                      : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
                                               : (b ^ c ^ d) + 0xca62c1d6;
            const std::uint32_t next = std::rotl(a, 5) + mix + e + w[i];
            e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
        }
        state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
    }
    return hexadecimal(state, 5);
}

/// How far SHA-256 and SHA-512 turn and shift words (FIPS 180-4, 4.1.2 and 4.1.3).
struct Turns {
    std::array<int, 3> big0, big1, small0, small1;
};
constexpr Turns kTurns256 = {{2, 13, 22}, {6, 11, 25}, {7, 18, 3}, {17, 19, 10}};
constexpr Turns kTurns512 = {{28, 34, 39}, {14, 18, 41}, {1, 8, 7}, {19, 61, 6}};

template <typename Word>
Word big(Word word, const std::array<int, 3>& turns) {
    return std::rotr(word, turns[0]) ^ std::rotr(word, turns[1]) ^ std::rotr(word, turns[2]);
}
template <typename Word>
Word small(Word word, const std::array<int, 3>& turns) {
    return std::rotr(word, turns[0]) ^ std::rotr(word, turns[1]) ^ (word >> turns[2]);
}

template <typename Word>
std::array<Word, 8> sha2(std::string_view bytes, std::array<Word, 8> state, const Turns& turns) {
    constexpr bool kWide = sizeof(Word) == 8;
    constexpr std::size_t kRounds = kWide ? 80 : 64;
    constexpr std::size_t kBlock = 16 * sizeof(Word);
    const std::string text = padded(bytes, kBlock);
    for (std::size_t at = 0; at < text.size(); at += kBlock) {
        std::array<Word, kRounds> w;
        for (std::size_t i = 0; i < 16; ++i) w[i] = wordAt<Word>(text, at + sizeof(Word) * i);
        for (std::size_t i = 16; i < kRounds; ++i)
            w[i] = small(w[i - 2], turns.small1) + w[i - 7] + small(w[i - 15], turns.small0) + w[i - 16];
        std::array<Word, 8> v = state;
        for (std::size_t i = 0; i < kRounds; ++i) {
            const Word root = static_cast<Word>(kWide ? kCubeRoots[i] : kCubeRoots[i] >> 32);
            const Word one = v[7] + big(v[4], turns.big1) + ((v[4] & v[5]) ^ (~v[4] & v[6])) + root + w[i];
            const Word two = big(v[0], turns.big0) + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
            v = {static_cast<Word>(one + two), v[0], v[1], v[2], static_cast<Word>(v[3] + one), v[4], v[5], v[6]};
        }
        for (std::size_t i = 0; i < 8; ++i) state[i] += v[i];
    }
    return state;
}

constexpr std::array<std::uint32_t, 8> kStart256 = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
constexpr std::array<std::uint64_t, 8> kStart384 = {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17,
                                                    0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511,
                                                    0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};
constexpr std::array<std::uint64_t, 8> kStart512 = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                                    0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                                    0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

}  // namespace

std::optional<std::string> digest(std::string_view algorithm, std::string_view bytes) {
    if (algorithm == "MD5") return md5(bytes);
    if (algorithm == "SHA-1") return sha1(bytes);
    if (algorithm == "SHA-256") return hexadecimal(sha2(bytes, kStart256, kTurns256), 8);
    if (algorithm == "SHA-384") return hexadecimal(sha2(bytes, kStart384, kTurns512), 6);
    if (algorithm == "SHA-512") return hexadecimal(sha2(bytes, kStart512, kTurns512), 8);
    return std::nullopt;
}

}  // namespace cascade::asl
