// SPDX-License-Identifier: MIT
// Chooses the pieces for the connections of a function.
#include "exporters/scaffold/function_code.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "exporters/scaffold/use_pieces.h"
#include "model/plan/names.h"
#include "model/plan/values.h"

namespace cascade::exporters {
namespace {

bool isFifo(const Catalog& catalog, const Node& node) {
    const Kind* kind = catalog.find(node.kind);
    return kind && kind->parameter("fifo") && Values(kind->parameters, node.parameters()).boolean("fifo");
}

bool isApi(std::string_view kind) { return kind == "rest-api" || kind == "http-api"; }

std::string pieceFor(const Architecture& architecture, const Catalog& catalog, const std::vector<Trigger>& triggers,
                     const std::string& envelope) {
    if (envelope != "sqs") return envelopePiece(envelope);
    // Where Lambda does not ask for the failed messages of a batch, an error is the only way to keep them.
    const bool whole = std::any_of(triggers.begin(), triggers.end(), [](const Trigger& trigger) {
        const Json reports = valueOf(*trigger.type, *trigger.connection, "report_batch_item_failures");
        return trigger.type->envelope == "sqs" && reports == Json(false);
    });
    if (whole) return "sqs-whole";
    // One FIFO queue among several asks for the careful way, which is right for the others too.
    const bool fifo = std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
        return isFifo(catalog, architecture.node(trigger.connection->from));
    });
    return fifo ? "sqs-fifo" : "sqs";
}

/// A REST API leaves the header that lets browsers in to the function; an HTTP API sets it itself.
bool setsCorsHeader(const Plan& plan, const std::vector<Trigger>& triggers) {
    return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
        const ApiPlan* api = plan.api(trigger.connection->from);
        return api && api->type == ApiPlan::Type::Rest && api->cors;
    });
}

void addEnvelopes(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                  const std::vector<Trigger>& triggers, const Words& words, FunctionCode& code) {
    Placeholders placeholders = words.common();
    placeholders["cors"] = setsCorsHeader(plan, triggers) ? words.text("cors") : "";
    std::map<std::string, std::size_t> known;
    for (const Trigger& trigger : triggers) {
        const std::string name = pieceFor(architecture, catalog, triggers, trigger.type->envelope);
        const auto [entry, isNew] = known.try_emplace(name, code.envelopes.size());
        if (isNew) {
            if (auto piece =
                    name.empty() ? std::nullopt : readPiece(words.piecePath("envelopes", name), placeholders)) {
                piece->origin = {code.function->node, trigger.connection->id};
                code.envelopes.push_back(std::move(*piece));
            } else {
                code.takesPlainPayload = true;
                entry->second = SIZE_MAX;
            }
        }
        const bool plain = entry->second == SIZE_MAX;
        code.samples.push_back(
            {trigger.sampleFile, plain ? std::vector<std::string>() : code.envelopes[entry->second].expected});
    }
    if (triggers.empty()) code.samples.push_back({plainSampleFile(*code.function), {}});
    std::stable_partition(code.envelopes.begin(), code.envelopes.end(),
                          [](const Piece& piece) { return piece.isFirst; });
}

/// Two routes of one API, or reading and writing one table by two connections, must not define one name twice.
void addUse(Piece piece, std::set<std::string>& defined, FunctionCode& code) {
    const std::string name = piece.functionName();
    if (!defined.insert(name).second) {
        std::string other = name;
        for (int number = 2; !defined.insert(other = name + std::to_string(number)).second;) ++number;
        replaceAll(piece.code, name + "(", other + "(");
        replaceAll(piece.call, name + "(", other + "(");
    }
    code.uses.push_back(std::move(piece));
}

}  // namespace

std::string envelopePiece(std::string_view envelope) {
    static constexpr std::string_view kPlain[] = {"invoke", "schedule", "iot", "iot-error"};
    if (std::find(std::begin(kPlain), std::end(kPlain), envelope) != std::end(kPlain)) return {};
    return isApi(envelope) || envelope == "function-url" ? "api" : std::string(envelope);
}

std::string plainSampleFile(const FunctionPlan& function) { return "events/" + function.name + ".json"; }

std::vector<Trigger> triggersOf(const Architecture& architecture, const Catalog& catalog,
                                const FunctionPlan& function) {
    std::vector<Trigger> triggers;
    std::set<std::string> files;
    for (const Connection* connection : architecture.incoming(function.node)) {
        const ConnectionType* type = catalog.find(architecture, *connection);
        if (!type || type->envelope.empty()) continue;
        const std::string stem = "events/" + function.name + "-" + architecture.node(connection->from).name;
        std::string file = stem;
        for (int number = 2; !files.insert(file).second; ++number) file = stem + "-" + std::to_string(number);
        triggers.push_back({connection, type, file + ".json"});
    }
    return triggers;
}

std::vector<Use> usesOf(const Architecture& architecture, const Catalog& catalog, const FunctionPlan& function) {
    std::vector<Use> uses;
    for (const Connection* connection : architecture.outgoing(function.node)) {
        const ConnectionType* type = catalog.find(architecture, *connection);
        const auto variable = std::find_if(
            function.environment.begin(), function.environment.end(), [&](const EnvironmentVariable& candidate) {
                return candidate.origin.connection &&
                       architecture.connection(candidate.origin.connection).to == connection->to;
            });
        if (!type || !isUsedByCode(connection->role)) continue;
        if (variable != function.environment.end())
            uses.push_back({connection, type, &*variable});
        else if (isFoundByPayload(connection->role))
            uses.push_back({connection, type, nullptr});
    }
    return uses;
}

FunctionCode codeOf(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                    const FunctionPlan& function, const Words& words) {
    FunctionCode code;
    code.function = &function;
    const std::vector<Trigger> triggers = triggersOf(architecture, catalog, function);
    code.about.push_back(triggers.empty() ? "Runs when somebody invokes it." : "Runs for:");
    for (const Trigger& trigger : triggers) {
        const Node& source = architecture.node(trigger.connection->from);
        const std::string route = isApi(source.kind) && trigger.connection->role != "authorize"
                                      ? ", " + routeOf(architecture, *trigger.connection).text()
                                      : "";
        code.about.push_back("- " + source.name + " (" + catalog.find(source.kind)->title + ")" + route + ": " +
                             trigger.sampleFile);
    }
    addEnvelopes(architecture, catalog, plan, triggers, words, code);

    std::set<std::string> defined;
    const std::vector<Use> uses = usesOf(architecture, catalog, function);
    if (!uses.empty()) code.about.push_back("Uses:");
    for (const Use& use : uses) {
        const Node& target = architecture.node(use.connection->to);
        code.about.push_back("- " + target.name + " (" + catalog.find(target.kind)->title + "), " +
                             use.connection->role + (use.variable ? ": " + use.variable->name : ""));
        code.readsParameters |= use.variable && use.variable->kind == EnvironmentVariable::Kind::Parameter;
        if (auto piece = pieceOf(architecture, catalog, plan, function, use, words)) {
            piece->origin = {function.node, use.connection->id};
            addUse(std::move(*piece), defined, code);
        }
    }
    return code;
}

}  // namespace cascade::exporters
