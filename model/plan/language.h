// SPDX-License-Identifier: MIT
// The languages of functions: what a runtime runs, what it calls, and what has to be built first.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cascade {

struct Language {
    std::string_view name;     ///< "python"; its starter code is in resources/starter/NAME.
    std::string_view title;    ///< "Python"
    std::string_view runtime;  ///< How the names of its runtimes begin.
    std::string_view handler;  ///< What the runtime calls, in its own notation.
    /// The file below the code's folder that is deployed once it was built; "": the folder itself.
    std::string_view artifact;
};

std::span<const Language> languages();
/// The language that the author chose where the runtime leaves a choice (`wanted`), else the runtime's first one;
/// nullptr for a runtime that Cascade does not know.
const Language* languageOf(std::string_view runtime, std::string_view wanted);

}  // namespace cascade
