// SPDX-License-Identifier: MIT
// The table of languages.
#include "model/plan/language.h"

#include <array>

namespace cascade {
namespace {

// Handlers: docs.aws.amazon.com/lambda/latest/dg/python-handler.html and its likes. Go stands for all that
// brings its own runtime (provided.al2023): AWS has no other runtime for it, and the image has neither the AWS CLI
// nor jq, without which a shell script could use no connection.
constexpr std::array kLanguages = {
    Language{"python", "Python", "python", "app.handler", ""},
    Language{"nodejs", "JavaScript", "nodejs", "app.handler", ""},
    Language{"typescript", "TypeScript", "nodejs", "app.handler", ""},
    Language{"java", "Java", "java", "app.App::handleRequest", "target/app.jar"},
    Language{"go", "Go", "provided", "bootstrap", "app.zip"},
    Language{"ruby", "Ruby", "ruby", "app.handler", ""},
    Language{"dotnet", "C#", "dotnet", "App::App.Function::Handle", "app.zip"},
};

}  // namespace

std::span<const Language> languages() { return kLanguages; }

const Language* languageOf(std::string_view runtime, std::string_view wanted) {
    const Language* first = nullptr;
    for (const Language& language : kLanguages) {
        if (!runtime.starts_with(language.runtime)) continue;
        if (language.name == wanted) return &language;
        if (!first) first = &language;
    }
    return first;
}

}  // namespace cascade
