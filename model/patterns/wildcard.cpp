// SPDX-License-Identifier: MIT
// Wildcards: fitting texts, and the measure of their complexity.
#include "model/patterns/wildcard.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace cascade {
namespace {

bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

constexpr int kStar = 256;
constexpr int kAnyOther = 257;  ///< Stands for all bytes that no wildcard names.
constexpr int kEnd = 258;       ///< The end of the text counts as one more byte, which a star may be, too.

std::vector<int> tokensOf(const Wildcard& wildcard) {
    std::vector<int> tokens;
    for (std::size_t i = 0; i < wildcard.size(); ++i) {
        if (i > 0) tokens.push_back(kStar);
        for (const char c : wildcard[i]) tokens.push_back(static_cast<unsigned char>(c));
    }
    tokens.push_back(kEnd);
    return tokens;
}

/// All wildcards of a field at once, as a machine whose places are the beginnings of the wildcards: a text has
/// reached the place (wildcard, n) when it fits the first n tokens of the wildcard.
class Beginnings {
public:
    explicit Beginnings(const std::vector<Wildcard>& wildcards) {
        for (const Wildcard& wildcard : wildcards) m_tokens.push_back(tokensOf(wildcard));
        for (const auto& tokens : m_tokens) m_bytes.insert(tokens.begin(), tokens.end());
        m_bytes.erase(kStar);
        m_bytes.insert(kAnyOther);
    }

    int most(int enough) const {
        std::set<Places> seen;
        std::vector<Places> pending{start()};
        int most = 0;
        while (!pending.empty() && most < enough) {
            const Places places = pending.back();
            pending.pop_back();
            for (const int byte : m_bytes) {
                Places next = after(places, byte);
                most = std::max(most, static_cast<int>(next.size()));
                if (!next.empty() && seen.insert(next).second) pending.push_back(std::move(next));
            }
        }
        return most;
    }

private:
    using Place = std::pair<std::size_t, std::size_t>;
    using Places = std::set<Place>;

    bool isStar(std::size_t wildcard, std::size_t token) const {
        return token < m_tokens[wildcard].size() && m_tokens[wildcard][token] == kStar;
    }

    /// A star may stand for nothing: the place behind it is reached with the one before it.
    void add(Places& places, std::size_t wildcard, std::size_t token) const {
        places.emplace(wildcard, token);
        if (isStar(wildcard, token)) places.emplace(wildcard, token + 1);
    }

    Places start() const {
        Places places;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) add(places, i, 0);
        return places;
    }

    Places after(const Places& places, int byte) const {
        Places next;
        for (const auto& [wildcard, token] : places) {
            if (token > 0 && isStar(wildcard, token - 1)) add(next, wildcard, token);
            if (token < m_tokens[wildcard].size() && m_tokens[wildcard][token] == byte)
                add(next, wildcard, token + 1);
        }
        return next;
    }

    std::vector<std::vector<int>> m_tokens;
    std::set<int> m_bytes;
};

}  // namespace

Result<Wildcard> parseWildcard(const std::string& text) {
    Wildcard pieces{""};
    bool afterStar = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '*') {
            if (afterStar) return Error{"a wildcard has two stars in a row: " + text, "one star is enough"};
            pieces.emplace_back();
            afterStar = true;
            continue;
        }
        if (text[i] == '\\') {
            ++i;
            if (i == text.size() || (text[i] != '*' && text[i] != '\\'))
                return Error{"a wildcard has a backslash before neither * nor \\: " + text,
                             "write \\\\ for a backslash"};
        }
        pieces.back() += text[i];
        afterStar = false;
    }
    return pieces;
}

/// First and last piece are anchored; those between are searched greedily from the left, which finds a fit if any
/// does.
bool fits(const std::string& text, const Wildcard& pieces) {
    if (pieces.size() == 1) return text == pieces.front();
    if (!std::string_view(text).starts_with(pieces.front())) return false;
    std::size_t at = pieces.front().size();
    for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
        const std::size_t found = text.find(pieces[i], at);
        if (found == std::string::npos) return false;
        at = found + pieces[i].size();
    }
    return text.size() >= at + pieces.back().size() && endsWith(text, pieces.back());
}

int complexityOf(const std::vector<Wildcard>& wildcards, int enough) {
    return wildcards.empty() ? 0 : Beginnings(wildcards).most(enough);
}

}  // namespace cascade
