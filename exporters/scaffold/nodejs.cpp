// SPDX-License-Identifier: MIT
// Starter code in Node.js: one ES module, version 3 of the AWS SDK from the runtime.
#include <algorithm>

#include "exporters/scaffold/function_code.h"

namespace cascade::exporters {
namespace {

constexpr std::string_view kParse = R"(/** JSON where it is JSON, else the text as it is. */
function parse(text) {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}
)";

constexpr std::string_view kAsItem = R"(/** An object stays what it is; anything else becomes one. */
function asItem(payload) {
    const isObject = payload !== null && typeof payload === 'object' && !Array.isArray(payload);
    return isObject ? payload : { value: payload };
}
)";

constexpr std::string_view kSourceOf = R"(/** 'aws:sqs', 'aws:sns', ...: the service whose records these are. */
function sourceOf(event) {
    const record = event.Records?.[0];
    return record?.eventSource ?? record?.EventSource;
}
)";

constexpr std::string_view kParameter =
    R"(/** The value of a parameter: the stack cannot know it yet when it makes this function. */
async function parameter(Name) {
    return (await systems.send(new GetParameterCommand({ Name }))).Parameter.Value;
}
)";

bool any(const FunctionCode& code, bool Piece::*flag) {
    const auto has = [&](const Piece& piece) { return piece.*flag; };
    return std::any_of(code.envelopes.begin(), code.envelopes.end(), has) ||
           std::any_of(code.uses.begin(), code.uses.end(), has);
}

std::string harmless(std::string text) {
    replaceAll(text, "*/", "* /");
    replaceAll(text, "\n", " ");
    return text;
}

std::string comment(const FunctionCode& code) {
    const std::string& description = code.function->description;
    std::string text =
        "/**\n * " + code.function->name + (description.empty() ? "" : ": " + harmless(description)) + "\n *\n";
    for (const std::string& line : code.about) text += " * " + harmless(line) + "\n";
    return text + " */\n";
}

std::string imports(const FunctionCode& code) {
    std::map<std::string, std::set<std::string>> modules;
    if (code.readsParameters) modules["@aws-sdk/client-ssm"] = {"GetParameterCommand", "SSMClient"};
    for (const auto* pieces : {&code.envelopes, &code.uses})
        for (const Piece& piece : *pieces)
            for (const auto& [module, names] : piece.imports) modules[module].insert(names.begin(), names.end());
    std::string text;
    for (const auto& [module, names] : modules) {
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
        text += "import { " + list + " } from '" + module + "';\n";
    }
    return text;
}

std::string setup(const FunctionCode& code) {
    std::vector<std::string> lines;
    if (code.readsParameters) lines.emplace_back("const systems = new SSMClient();");
    for (const Piece& piece : code.uses)
        for (const std::string& line : piece.setup)
            if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

bool dispatches(const FunctionCode& code) { return code.envelopes.size() + code.takesPlainPayload > 1; }

std::string handler(const FunctionCode& code) {
    std::string text =
        "/** Lambda calls this for every event. */\nexport async function handler(event) {\n"
        "    // Shows in the logs what arrives: take it out when you know it.\n"
        "    console.log(JSON.stringify(event));\n";
    if (!dispatches(code) && !code.envelopes.empty())
        return text + "    return " + code.envelopes.front().functionName() + "(event);\n}\n";
    for (const Piece& piece : code.envelopes)
        text += "    if (" + piece.when + ") return " + piece.functionName() + "(event);\n";
    return text + "    return work(event);\n}\n";
}

std::string work(const FunctionCode& code) {
    std::string text =
        "/** The work itself: write yours here. The result is the answer, if somebody waits for one. */\n"
        "async function work(payload) {\n";
    const bool answers =
        std::any_of(code.uses.begin(), code.uses.end(), [](const Piece& use) { return !use.answer.empty(); });
    if (answers) text += "    const result = { received: payload };\n";
    for (const Piece& use : code.uses)
        text += "    " + (use.answer.empty() ? "" : "result['" + use.answer + "'] = ") + use.call + ";\n";
    return text + (answers ? "    return result;\n}\n" : "    return payload;\n}\n");
}

}  // namespace

std::string writeNodeJs(const FunctionCode& code) {
    std::string text = comment(code) + imports(code);
    if (const std::string lines = setup(code); !lines.empty()) text += "\n" + lines;
    text += "\n" + handler(code);
    for (const Piece& piece : code.envelopes) text += "\n" + piece.code;
    text += "\n" + work(code);
    for (const Piece& piece : code.uses) text += "\n" + piece.code;
    if (any(code, &Piece::parses)) text += "\n" + std::string(kParse);
    if (any(code, &Piece::makesItem)) text += "\n" + std::string(kAsItem);
    if (code.readsParameters) text += "\n" + std::string(kParameter);
    if (dispatches(code)) text += "\n" + std::string(kSourceOf);
    return text;
}

}  // namespace cascade::exporters
