// SPDX-License-Identifier: MIT
// Result<T>: a value, or an Error that names the place and the way out. The one error idiom across room borders.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace cascade {

/// What went wrong, where, and how to mend it. Line and column count from 1; 0 means "no place known".
struct Error {
    std::string what;
    std::string mend = {};
    std::string file = {};
    int line = 0;
    int column = 0;

    /// "FILE:LINE:COLUMN: what; how to mend it", leaving out what is not known.
    std::string text() const {
        std::string place = file;
        if (line > 0) place += (place.empty() ? "" : ":") + std::to_string(line) + ":" + std::to_string(column);
        if (!place.empty()) place += ": ";
        return place + what + (mend.empty() ? "" : "; " + mend);
    }
};

template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Error error) : m_content(std::move(error)) {}

    bool ok() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return ok(); }

    /// REQUIRES: ok()
    const T& value() const& {
        assert(ok());
        return *std::get_if<T>(&m_content);
    }
    T& value() & {
        assert(ok());
        return *std::get_if<T>(&m_content);
    }
    T&& value() && {
        assert(ok());
        return std::move(*std::get_if<T>(&m_content));
    }
    const T* operator->() const { return &value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }

    /// REQUIRES: !ok()
    const Error& error() const {
        assert(!ok());
        return *std::get_if<Error>(&m_content);
    }

private:
    std::variant<T, Error> m_content;
};

/// A success that carries nothing: Result<Done> f() { …; return Done{}; }
struct Done {};

}  // namespace cascade
