// SPDX-License-Identifier: MIT
// Fields: which property of a template holds which parameter of the catalog, and how each writes its values.
#pragma once

#include <span>
#include <string_view>

#include "model/json.h"

namespace cascade::exporters::cloudformation {

/// How a template writes a value that the catalog has as …
enum class Form {
    Same,  ///< … the same value.
    Days,  ///< … a duration: the number of these units.
    Hours,
    Minutes,
    Seconds,
    Milliseconds,
    Negated,        ///< … the opposite.
    Enabled,        ///< … true: "ENABLED" or "Enabled", else "DISABLED".
    First,          ///< … a text: a list of it.
    Utc,            ///< … a time without its zone: one that ends in Z.
    JsonText,       ///< … any value: its JSON as text.
    Lower,          ///< … a word in small letters: one with a capital.
    CodeDeploy,     ///< … "canary-10-percent-5-minutes": "Canary10Percent5Minutes".
    Filters,        ///< … patterns: [{"Pattern": their JSON as text}].
    BatchFailures,  ///< … true: ["ReportBatchItemFailures"].
    PerGroup        ///< … true: "perMessageGroupId".
};

struct Field {
    std::string_view parameter;  ///< The catalog's name.
    std::string_view pointer;    ///< Below "Properties".
    Form form = Form::Same;
    /// What holds where nothing is written, as JSON; "" is the catalog's own default.
    std::string_view absent = {};
};

/// By CloudFormation type ("AWS::SQS::Queue"), and "event TYPE" for the events of SAM's functions ("event SQS").
std::span<const Field> fieldsOf(std::string_view type);

/// A value in the catalog's terms; null where it says nothing or cannot be told (an intrinsic function).
Json fromTemplate(Form form, const Json& value);
/// The inverse.
Json toTemplate(Form form, const Json& value);

}  // namespace cascade::exporters::cloudformation
