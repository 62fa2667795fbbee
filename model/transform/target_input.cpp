// SPDX-License-Identifier: MIT
// Filling templates. The rules: outside of a text a variable becomes its JSON, inside of one its bare text, objects
// and lists without their quotes; values are not escaped. A path that leads nowhere leaves nothing (outside of a
// text an empty one, so that the rest stays JSON). Source:
// docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
#include "model/transform/target_input.h"

#include <algorithm>
#include <array>

#include "model/format/positioned_json.h"
#include "model/nearest.h"

namespace cascade {
namespace {

// docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
constexpr std::size_t kMostVariables = 100;
constexpr std::size_t kLongestName = 256;
constexpr std::size_t kLongestTemplate = 8'192;

constexpr std::array<std::string_view, 5> kReserved{"aws.events.rule-arn", "aws.events.rule-name",
                                                    "aws.events.event.ingestion-time", "aws.events.event",
                                                    "aws.events.event.json"};

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

Result<Done> checkName(const std::string& name) {
    if (!name.empty() && name.size() <= kLongestName && std::all_of(name.begin(), name.end(), isNameCharacter))
        return Done{};
    return Error{"'" + name + "' cannot be the name of a variable", "use letters, digits, - and _"};
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string bareText(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    std::string text = dumped(value);
    if (value.is_structured()) std::erase(text, '"');
    return text;
}

}  // namespace

TargetInput TargetInput::constant(Json input) {
    TargetInput result;
    result.m_constant = std::move(input);
    return result;
}

Result<TargetInput> TargetInput::path(const std::string& path) {
    Result<EventPath> parsed = EventPath::parse(path);
    if (!parsed) return parsed.error();
    TargetInput result;
    result.m_path.push_back(std::move(parsed).value());
    return result;
}

/// Splits at "<name>"; other angle brackets are text.
std::vector<TargetInput::Part> TargetInput::partsOf(const std::string& text) {
    std::vector<Part> parts{{}};
    bool inQuotes = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = i > 0 && text[i - 1] == '\\' && inQuotes;
        if (text[i] == '"' && !escaped) inQuotes = !inQuotes;
        const std::size_t end = text[i] == '<' ? text.find('>', i) : std::string::npos;
        const std::string name = end == std::string::npos ? "" : text.substr(i + 1, end - i - 1);
        const bool variable = !name.empty() && std::all_of(name.begin(), name.end(),
                                                           [](char c) { return isNameCharacter(c) || c == '.'; });
        if (!variable) {
            parts.back().text += text[i];
            continue;
        }
        parts.push_back({{}, name, inQuotes});
        parts.push_back({});
        i = end;
    }
    return parts;
}

/// Every variable is known, and with something in the place of each the template is JSON.
Result<Done> TargetInput::checkTemplate(const std::string& text) const {
    std::vector<std::string> names(kReserved.begin(), kReserved.end());
    for (const auto& variable : m_variables) names.push_back(variable.first);
    std::string sample;
    for (const Part& part : m_parts) {
        if (!part.variable.empty() && std::find(names.begin(), names.end(), part.variable) == names.end()) {
            const std::string near = nearest(part.variable, names);
            return Error{"the template uses <" + part.variable + ">, which is no variable",
                         near.empty() ? "define it in InputPathsMap" : "did you mean <" + near + ">?"};
        }
        sample += part.text;
        if (part.variable.empty()) continue;
        std::string stand(part.variable.size() + 2, part.inQuotes ? 'x' : ' ');  // as wide as <name>
        if (!part.inQuotes) stand[0] = '1';
        sample += stand;
    }
    const auto json = parseJson(sample, "InputTemplate", DuplicateNames::Kept);
    if (json) return Done{};
    Error error = json.error();
    error.what = "the template is no JSON: " + error.what;
    if (text.find('"') == std::string::npos) error.mend = "put a text in double quotes: \"<name> is here\"";
    return error;
}

Result<TargetInput> TargetInput::transformer(const Json& transformer) {
    TargetInput result;
    const Json* paths = member(transformer, "InputPathsMap");
    if (paths && (!paths->is_object() || paths->size() > kMostVariables))
        return Error{"InputPathsMap is an object with at most 100 paths", R"(write { "id": "$.detail.id" })"};
    const Json none = Json::object();
    for (const auto& [name, written] : (paths ? paths : &none)->get_ref<const Json::object_t&>()) {
        if (const auto named = checkName(name); !named) return named.error();
        Result<EventPath> path = EventPath::parse(written.is_string() ? written.get<std::string>() : "");
        if (!path) return Error{"<" + name + ">: " + path.error().what, path.error().mend};
        result.m_variables.emplace_back(name, std::move(path).value());
    }
    const Json* text = member(transformer, "InputTemplate");
    if (!text || !text->is_string() || text->get_ref<const std::string&>().empty() ||
        text->get_ref<const std::string&>().size() > kLongestTemplate)
        return Error{"InputTemplate is a text of 1 to 8192 characters", R"(write "{ \"id\": <id> }")"};
    result.m_parts = partsOf(text->get_ref<const std::string&>());
    const auto checked = result.checkTemplate(text->get_ref<const std::string&>());
    if (!checked) return checked.error();
    return result;
}

Result<std::optional<TargetInput>> TargetInput::chosen(const Json& constant, const Json& path,
                                                       const Json& transformer) {
    const int written = (constant.is_null() ? 0 : 1) + (path.is_null() ? 0 : 1) + (transformer.is_null() ? 0 : 1);
    if (written > 1)
        return Error{"a target takes one of input, input_path and input_transformer", "keep one of them"};
    if (!constant.is_null()) return std::optional(TargetInput::constant(constant));
    if (path.is_null() && transformer.is_null()) return std::optional<TargetInput>();
    Result<TargetInput> input = path.is_null()
                                    ? TargetInput::transformer(transformer)
                                    : TargetInput::path(path.is_string() ? path.get<std::string>() : path.dump());
    if (!input) return input.error();
    return std::optional(std::move(input).value());
}

std::optional<Json> TargetInput::valueOf(const std::string& variable, const Json& event,
                                         const RuleMoment& moment) const {
    if (variable == "aws.events.rule-arn") return Json(moment.ruleArn);
    if (variable == "aws.events.rule-name") return Json(moment.ruleName);
    if (variable == "aws.events.event.ingestion-time") return Json(moment.ingestionTime);
    if (variable == "aws.events.event.json") return event;
    if (variable == "aws.events.event") {
        Json rest = event;
        rest.erase("detail");
        return rest;
    }
    const auto found = std::find_if(m_variables.begin(), m_variables.end(),
                                    [&](const auto& known) { return known.first == variable; });
    return found == m_variables.end() ? std::nullopt : found->second.find(event);
}

Json TargetInput::of(const Json& event, const RuleMoment& moment) const {
    if (!m_path.empty()) return m_path.front().find(event).value_or(Json());
    if (m_parts.empty()) return m_constant;
    std::string filled;
    for (const Part& part : m_parts) {
        filled += part.text;
        if (part.variable.empty()) continue;
        const auto value = valueOf(part.variable, event, moment);
        if (part.inQuotes)
            filled += value ? bareText(*value) : "";
        else
            filled += value ? dumped(*value) : "\"\"";
    }
    Json json = Json::parse(filled, nullptr, false);
    return json.is_discarded() ? Json(std::move(filled)) : json;
}

}  // namespace cascade
