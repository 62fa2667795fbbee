// SPDX-License-Identifier: MIT
// Starter code in Python: one module, boto3 from the runtime.
#include <algorithm>

#include "exporters/scaffold/function_code.h"

namespace cascade::exporters {
namespace {

constexpr std::string_view kGap = "\n\n";  // two empty lines between definitions

constexpr std::string_view kParse = R"(def parse(text):
    """JSON where it is JSON, else the text as it is."""
    try:
        return json.loads(text)
    except ValueError:
        return text.decode(errors="replace") if isinstance(text, bytes) else text
)";

constexpr std::string_view kAsItem = R"(def as_item(payload):
    """An object stays what it is; anything else becomes one."""
    return payload if isinstance(payload, dict) else {"value": payload}
)";

constexpr std::string_view kSourceOf = R"(def source_of(event):
    """"aws:sqs", "aws:sns", ...: the service whose records these are."""
    record = event.get("Records", [{}])[0]
    return record.get("eventSource") or record.get("EventSource")
)";

constexpr std::string_view kParameter = R"(def parameter(name):
    """The value of a parameter: the stack cannot know it yet when it makes this function."""
    return boto3.client("ssm").get_parameter(Name=name)["Parameter"]["Value"]
)";

std::vector<const Piece*> piecesOf(const FunctionCode& code) {
    std::vector<const Piece*> pieces;
    for (const Piece& piece : code.envelopes) pieces.push_back(&piece);
    for (const Piece& piece : code.uses) pieces.push_back(&piece);
    return pieces;
}

bool any(const FunctionCode& code, bool Piece::*flag) {
    const auto pieces = piecesOf(code);
    return std::any_of(pieces.begin(), pieces.end(), [&](const Piece* piece) { return piece->*flag; });
}

/// Text that may stand in a docstring.
std::string harmless(std::string text) {
    replaceAll(text, "\\", "\\\\");
    replaceAll(text, "\"\"\"", "'''");
    replaceAll(text, "\n", " ");
    if (text.ends_with('"')) text += ' ';
    return text;
}

std::string docstring(const FunctionCode& code) {
    const std::string& description = code.function->description;
    std::string text =
        "\"\"\"" + code.function->name + (description.empty() ? "" : ": " + harmless(description)) + "\n\n";
    for (const std::string& line : code.about) text += line + "\n";
    return text + "\"\"\"\n";
}

bool isThirdParty(const std::string& module) {
    return module.starts_with("boto3") || module.starts_with("botocore");
}

std::string imports(const FunctionCode& code) {
    std::map<std::string, std::set<std::string>> modules{{"json", {}}};
    if (code.readsParameters) modules["boto3"];
    for (const Piece* piece : piecesOf(code))
        for (const auto& [module, names] : piece->imports) modules[module].insert(names.begin(), names.end());
    std::string standard;
    std::string others;
    for (const bool whole : {true, false}) {
        for (const auto& [module, names] : modules) {
            if (names.empty() != whole) continue;
            std::string list;
            for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
            (isThirdParty(module) ? others : standard) +=
                whole ? "import " + module + "\n" : "from " + module + " import " + list + "\n";
        }
    }
    return standard + (others.empty() ? "" : "\n" + others);
}

std::string setup(const FunctionCode& code) {
    std::vector<std::string> lines;
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
        "def handler(event, context):\n    \"\"\"Lambda calls this for every event.\"\"\"\n"
        "    print(json.dumps(event))  # Shows in the logs what arrives: take it out when you know it.\n";
    if (!dispatches(code) && !code.envelopes.empty())
        return text + "    return " + code.envelopes.front().functionName() + "(event)\n";
    for (const Piece& piece : code.envelopes)
        text += "    if " + piece.when + ":\n        return " + piece.functionName() + "(event)\n";
    return text + "    return process(event)\n";
}

std::string process(const FunctionCode& code) {
    std::string text =
        "def process(payload):\n"
        "    \"\"\"The work itself: write yours here. The result is the answer, if somebody waits for one.\"\"\"\n";
    const bool answers =
        std::any_of(code.uses.begin(), code.uses.end(), [](const Piece& use) { return !use.answer.empty(); });
    if (answers) text += "    result = {\"received\": payload}\n";
    for (const Piece& use : code.uses)
        text += use.answer.empty() ? "    " + use.call + "\n"
                                   : "    result[\"" + use.answer + "\"] = " + use.call + "\n";
    return text + (answers ? "    return result\n" : "    return payload\n");
}

}  // namespace

std::string writePython(const FunctionCode& code) {
    std::vector<std::string> definitions;
    definitions.push_back(handler(code));
    for (const Piece& piece : code.envelopes) definitions.push_back(piece.code);
    definitions.push_back(process(code));
    for (const Piece& piece : code.uses) definitions.push_back(piece.code);
    if (any(code, &Piece::parses)) definitions.emplace_back(kParse);
    if (any(code, &Piece::makesItem)) definitions.emplace_back(kAsItem);
    if (dispatches(code)) definitions.emplace_back(kSourceOf);

    std::string text = docstring(code) + imports(code);
    if (code.readsParameters) text += std::string(kGap) + std::string(kParameter) + "\n";
    if (const std::string lines = setup(code); !lines.empty()) text += "\n" + lines;
    for (const std::string& definition : definitions) text += std::string(kGap) + definition;
    return text;
}

}  // namespace cascade::exporters
