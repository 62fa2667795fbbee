// SPDX-License-Identifier: MIT
// What a function value is made of: built in, of the host, a lambda, or put together from others.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "model/jsonata/jsonata.h"
#include "model/jsonata/signature.h"
#include "model/jsonata/value.h"

namespace cascade::jsonata {

class Evaluator;
class Regex;
struct Frame;
struct LambdaNode;
struct TransformNode;

/// What a built-in function gets: arguments as its signature wants them, absent where none was given.
struct Call {
    Evaluator& evaluator;
    Values& arguments;
    const Value& input;

    const Value& operator[](std::size_t index) const { return arguments[index]; }
};

struct Builtin {
    std::string_view name;
    std::string_view signature;
    Value (*body)(Call& call);
    int arity = -1;  ///< How many arguments a higher-order function passes, where the signature allows more.
};

/// One table for each topic (functions/*.cpp).
std::span<const Builtin> textFunctions();
std::span<const Builtin> matchFunctions();
std::span<const Builtin> encodingFunctions();
std::span<const Builtin> numberFunctions();
std::span<const Builtin> formatFunctions();
std::span<const Builtin> aggregateFunctions();
std::span<const Builtin> arrayFunctions();
std::span<const Builtin> objectFunctions();
std::span<const Builtin> higherOrderFunctions();
std::span<const Builtin> timeFunctions();
std::span<const Builtin> generalFunctions();

struct LambdaBody {
    const LambdaNode* node;
    Frame* frame;
    Value input;
};

struct HostBody {
    std::string_view name;
    const NativeFunction* native;
};

/// A call with some places left open: those arguments are nothing.
struct PartialBody {
    Value function;
    std::vector<std::optional<Value>> arguments;
};

/// first ~> second
struct CompositionBody {
    Value first;
    Value second;
};

struct TransformBody {
    const TransformNode* node;
    Frame* frame;
};

/// A regular expression: given a text it answers with the first match.
struct RegexBody {
    std::shared_ptr<const Regex> regex;
};

/// The `next` of a match: answers with the match after it.
struct NextMatchBody {
    std::shared_ptr<const Regex> regex;
    Value text;
    std::size_t from;
};

struct Function {
    std::variant<const Builtin*, LambdaBody, HostBody, PartialBody, CompositionBody, TransformBody, RegexBody,
                 NextMatchBody>
        body;
    std::shared_ptr<const Signature> signature = nullptr;  ///< nullptr: takes any arguments.
    int nesting = 1;
};

/// The built-in function of that name, or absent.
const Value& builtin(std::string_view name);

}  // namespace cascade::jsonata
