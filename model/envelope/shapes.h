// SPDX-License-Identifier: MIT
// Shapes: how each envelope that the catalog names is built from a letter.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/envelope/hop.h"
#include "model/envelope/letter.h"
#include "model/envelope/requests.h"
#include "model/plan/routes.h"
#include "model/transform/target_input.h"

namespace cascade {

/// What a connection and its ends say, read once. Parameters have their defaults filled in; they may have any type,
/// since documents may.
struct Line {
    Hop place;  ///< Of the connection's first message.
    std::string role;
    std::string targetKind;
    Json parameters = Json::object();
    Json source = Json::object();  ///< Parameters of the source.
    std::string stream;            ///< Name of the Kinesis stream that feeds the source, "" if none does.
    Route route;                   ///< Of an API's connection.
    Authorizer authorizer = Authorizer::None;
    std::optional<TargetInput> input;  ///< Of a rule's target; none: it gets the event itself.

    const Json* said(std::string_view parameter) const;  ///< nullptr where it is not set.
    std::string text(std::string_view parameter, std::string otherwise = {}) const;
    bool is(std::string_view parameter) const;  ///< The parameter is true.
    std::string sourceText(std::string_view parameter, std::string otherwise = {}) const;
    bool sourceIs(std::string_view parameter) const;
};

struct Shape {
    std::string_view name;  ///< As in the catalog.
    Json (*record)(const Line&, LetterView, const Hop&);
    /// nullptr: each message is an event.
    Json (*batch)(const Line&, std::vector<Json> records, const Hop&) = nullptr;
    /// nullptr: filters see the record.
    Json (*filterView)(const Line&, LetterView, const Hop&) = nullptr;
    /// nullptr: the target's payload is the event.
    Letter (*handedOn)(const Line&, LetterView, const Hop&) = nullptr;
};

/// nullptr if the catalog names a shape that nobody builds.
const Shape* shapeNamed(std::string_view envelope);
/// How shapes that wrap nothing hand on.
Letter unchanged(const Line&, LetterView letter, const Hop&);

}  // namespace cascade
