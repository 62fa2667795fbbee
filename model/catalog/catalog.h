// SPDX-License-Identifier: MIT
// The catalog: every kind with its parameters, and every legal connection. resources/catalog/*.json declares them
// once (grammar in resources/catalog/README.md); palette, properties, rules, simulator and exporters all read them
// here.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalog/embedded.h"
#include "model/graph/architecture.h"
#include "model/json.h"
#include "model/result.h"
#include "model/units.h"

namespace cascade {

class TextPattern;

enum class ParameterType {
    Integer,
    Number,
    Boolean,
    Text,      ///< Free text, or text that matches `pattern`.
    Choice,    ///< One of `choices`.
    Duration,  ///< Text with a unit ("10s"); minimum and maximum are in seconds.
    Value      ///< Any JSON value (an event pattern, a state machine definition, a distribution).
};
std::string_view nameOf(ParameterType type);

struct Parameter {
    std::string name;   ///< snake_case, as in documents.
    std::string title;  ///< As people read it: "Visibility timeout".
    ParameterType type = ParameterType::Text;
    std::string unit;   ///< "MB", "messages", …; empty for durations (their text has one) and pure numbers.
    Json defaultValue;  ///< null: no default, the parameter is simply not set.
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::vector<std::string> choices;
    std::string pattern;  ///< ECMAScript regular expression for the whole text; "" accepts any.
    std::shared_ptr<const TextPattern> compiledPattern;  ///< Of `pattern`, by the loader.
    std::string help;
    std::string source;  ///< Where the default and the limits come from.
    bool required = false;
};

/// What flows along a connection, and who waits.
enum class Flow {
    Synchronous,   ///< The caller waits for the answer.
    Asynchronous,  ///< Handed over; somebody else retries.
    Polled,        ///< The target's poller fetches.
    Data,          ///< A read or a write of a data store.
    Authorization  ///< Says who may call.
};
std::string_view nameOf(Flow flow);

/// One legal connection: what the pair means in this role.
struct ConnectionType {
    std::string from;
    std::string to;
    std::string role;
    std::string title;        ///< "Table stream triggers function".
    std::string description;  ///< One or two sentences for a newcomer.
    Flow flow = Flow::Asynchronous;
    std::vector<Parameter> parameters;
    std::vector<std::string>
        actions;           ///< IAM actions that the connection needs; the plan gives them their resources.
    std::string envelope;  ///< Name of the event's shape at the target, "" where none is delivered.
    std::vector<std::string> exports;  ///< Formats that write it: "sam", "serverless".
    std::string notExported;           ///< Why `exports` is empty.
    std::vector<std::string> sources;  ///< Of the facts above.

    const Parameter* parameter(std::string_view parameterName) const;
};

struct Price {
    std::string item;  ///< "requests", "gb_seconds", …: the meter that the simulator's cost adds up.
    std::string title;
    double usd = 0;  ///< For `per` units, us-east-1, first tier.
    double per = 1;
    std::string unit;
    std::string date;
    std::string source;
};

struct Kind {
    std::string name;
    std::string title;
    std::string plural;
    std::string group;  ///< Of the palette: "Compute", "Messaging", …
    std::string icon;   ///< resources/icons/ICON.svg
    std::string color;  ///< A role of the theme: "compute", "storage", "messaging", "streaming", …
    std::string type;   ///< CloudFormation's, "" for what is not deployed (client, device).
    std::string summary;
    std::string description;
    std::string documentation;  ///< AWS's own page.
    std::string notice;         ///< What its users must know (a discontinued service), else "".
    std::string nameStem;       ///< New nodes are called NameStem, NameStem2, …
    std::vector<Parameter> parameters;
    std::vector<Parameter> simulation;  ///< Of the node's "simulation" object.
    Json sample;                        ///< The payload of a default stimulus.
    std::vector<Price> prices;

    const Parameter* parameter(std::string_view parameterName) const;
    const Parameter* simulationParameter(std::string_view parameterName) const;
};

class Catalog {
public:
    /// In palette order.
    const std::vector<Kind>& kinds() const { return m_kinds; }
    const std::vector<ConnectionType>& connections() const { return m_connections; }
    const std::vector<std::string>& groups() const { return m_groups; }

    const Kind* find(std::string_view kind) const;
    /// All roles of a pair; the first is the default of a drag.
    std::vector<const ConnectionType*> between(std::string_view from, std::string_view to) const;
    const ConnectionType* find(std::string_view from, std::string_view to, std::string_view role) const;
    const ConnectionType* find(const Architecture& architecture, const Connection& connection) const;

private:
    friend Result<Catalog> loadCatalog(std::span<const EmbeddedFile>);
    std::vector<Kind> m_kinds;
    std::vector<ConnectionType> m_connections;
    std::vector<std::string> m_groups;
};

/// Reads and checks catalog files: every field known, defaults in range, connections between known kinds.
Result<Catalog> loadCatalog(std::span<const EmbeddedFile> files);

/// The catalog that this program was built with.
const Catalog& builtinCatalog();

// --- Values: what the document says, else (also for an explicit null) the catalog's default, else null. ---

Json valueOf(const Kind& kind, const Node& node, std::string_view parameter);
Json valueOf(const ConnectionType& type, const Connection& connection, std::string_view parameter);
Json simulationValueOf(const Kind& kind, const Node& node, std::string_view parameter);
/// 0 when the value is no duration.
Nanoseconds durationOf(const Json& value);

/// What is wrong with a value, or nothing: type, range, choices, pattern.
std::optional<Error> checkValue(const Parameter& parameter, const Json& value);

}  // namespace cascade
