// SPDX-License-Identifier: MIT
// cascade envelope: the exact event that one node receives from another.
#include "model/envelope/envelope.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/problems.h"
#include "model/envelope/sample.h"
#include "model/format/positioned_json.h"
#include "model/nearest.h"

namespace cascade::app {
namespace {

struct Options {
    std::string file, from, to, role;
    std::string payload, beside;  // JSON, or "" for the sample
};

Result<const Node*> nodeNamed(const Input& input, const std::string& name) {
    const Architecture& architecture = input.design.architecture();
    if (const Node* node = architecture.find(name)) return node;
    std::vector<std::string> names;
    for (const Node& node : architecture.nodes()) names.push_back(node.name);
    const std::string near = nearest(name, names);
    return Error{"there is no node '" + name + "'",
                 near.empty() ? "name a node of the design" : "did you mean '" + near + "'?", input.file};
}

std::string rolesOf(const std::vector<const Connection*>& connections) {
    std::string text;
    for (const Connection* connection : connections) {
        const std::string role = "'" + connection->role + "'";
        if (text.find(role) == std::string::npos) text += (text.empty() ? "" : ", ") + role;
    }
    return text;
}

Error notConnected(const Input& input, const Node& from, const Node& to) {
    const Architecture& architecture = input.design.architecture();
    std::string targets;
    for (const Connection* connection : architecture.outgoing(from.id)) {
        const std::string& name = architecture.node(connection->to).name;
        if ((", " + targets + ", ").find(", " + name + ", ") == std::string::npos)
            targets += (targets.empty() ? "" : ", ") + name;
    }
    return {from.name + " is not connected to " + to.name,
            targets.empty() ? "nothing leaves " + from.name : from.name + " is connected to " + targets,
            input.file};
}

/// The first connection of the pair that delivers something, in the role that was asked for.
Result<Envelope> chosen(const Input& input, const Options& options, const Connection*& connection) {
    const Architecture& architecture = input.design.architecture();
    const Result<const Node*> from = nodeNamed(input, options.from);
    if (!from) return from.error();
    const Result<const Node*> to = nodeNamed(input, options.to);
    if (!to) return to.error();
    std::vector<const Connection*> pair, delivering;
    for (const Connection* one : architecture.outgoing((*from)->id))
        if (one->to == (*to)->id) pair.push_back(one);
    if (pair.empty()) return notConnected(input, **from, **to);
    const std::string roles = rolesOf(pair);
    std::erase_if(pair, [&](const Connection* one) { return !options.role.empty() && one->role != options.role; });
    if (pair.empty())
        return Error{options.from + " -> " + options.to + " has no role '" + options.role + "'",
                     "its role is " + roles, input.file};
    for (const Connection* one : pair)
        if (Envelope::of(architecture, builtinCatalog(), *one)) delivering.push_back(one);
    const std::string choice = rolesOf(delivering);
    if (choice.find(',') != std::string::npos)
        return Error{options.from + " -> " + options.to + " is connected in several roles",
                     "choose with --role: " + choice, input.file};
    connection = delivering.empty() ? pair.front() : delivering.front();
    return Envelope::of(architecture, builtinCatalog(), *connection);
}

Result<Json> readOption(const std::string& name, const std::string& text) {
    const auto json = parseJson(text, name);
    if (!json) return Error{json.error().what, "give JSON; a text stands in quotes: '\"hello\"'", name};
    return json->root().value();
}

Result<Letter> letterFor(const Input& input, const Options& options, const Connection& connection) {
    Letter letter = sampleLetter(input.design.architecture(), builtinCatalog(), connection);
    if (!options.payload.empty()) {
        const Result<Json> payload = readOption("--payload", options.payload);
        if (!payload) return payload.error();
        letter.payload = *payload;
    }
    if (!options.beside.empty()) {
        const Result<Json> beside = readOption("--beside", options.beside);
        if (!beside) return beside.error();
        if (!beside->is_object())
            return Error{"must be an object", R"(give what stands beside the payload: {"source": "shop"})",
                         "--beside"};
        letter.beside = *beside;
    }
    return letter;
}

Result<int> printEnvelope(const Options& options) {
    const Result<Input> input = readInput(options.file);
    if (!input) return input.error();
    listErrors(*input);
    const Connection* connection = nullptr;
    const Result<Envelope> envelope = chosen(*input, options, connection);
    if (!envelope) {
        Error error = envelope.error();
        error.file = options.file;
        return error;
    }
    const Result<Letter> letter = letterFor(*input, options, *connection);
    if (!letter) return letter.error();
    printJson(envelope->event(*letter, envelope->hop()));
    return kFine;
}

}  // namespace

void declareEnvelope(CLI::App& program, Request& request) {
    CLI::App* command = program.add_subcommand("envelope", "Print the exact event that TO receives from FROM");
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The design")->required();
    command->add_option("FROM", options->from, "The node that hands over")->required();
    command->add_option("TO", options->to, "The node that receives")->required();
    command->add_option("--role", options->role, "Which connection, where the pair has several roles");
    command->add_option("--payload", options->payload, "What the message says, as JSON (default: a sample)");
    command->add_option("--beside", options->beside, "What stands beside it: route, source, attributes, …");
    command->callback([options, &request] { request.command = [options] { return printEnvelope(*options); }; });
}

}  // namespace cascade::app
