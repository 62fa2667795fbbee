// SPDX-License-Identifier: MIT
// Fills the event templates of resources/starter/events with the payload that the catalog gives for the source.
#include "exporters/scaffold/sample_event.h"

#include "model/plan/names.h"

namespace cascade::exporters {
namespace {

std::string base64(std::string_view text) {
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        unsigned bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            result += k <= text.size() - i ? kDigits[bits >> (18 - 6 * k) & 63u] : '=';
    }
    return result;
}

/// Texts that are {{payload}}, {{text}} or {{base64}} as a whole become the payload in that form.
void fillInEvent(Json& value, const Json& payload, const Placeholders& placeholders) {
    if (value.is_structured())
        for (Json& part : value) fillInEvent(part, payload, placeholders);
    if (!value.is_string()) return;
    if (value == "{{payload}}") value = payload;
    else if (value == "{{text}}") value = payload.dump();
    else if (value == "{{base64}}") value = base64(payload.dump());
    else value = fillIn(value.get<std::string>(), placeholders);
}

Json payloadOf(const Architecture& architecture, const Catalog& catalog, const Trigger& trigger) {
    const Node& source = architecture.node(trigger.connection->from);
    if (source.kind == "schedule") {
        for (const Json* parameters : {&trigger.connection->parameters(), &source.parameters()})
            if (const Json* input = member(*parameters, "input"); input && !input->is_null()) return *input;
        return Json::object();
    }
    const Kind* kind = catalog.find(source.kind);
    std::string text = kind && kind->sample.is_object() ? kind->sample.dump() : R"({"message":"hello"})";
    replaceAll(text, "${uuid}", "6f1d2c3b-4a59-4e68-9b7a-0c1d2e3f4a5b");
    replaceAll(text, "${now}", "2026-01-01T00:00:00.000Z");
    replaceAll(text, "${sequence}", "1");
    return Json::parse(text, nullptr, false);
}

}  // namespace

Json sampleEvent(const Architecture& architecture, const Catalog& catalog, const Trigger& trigger) {
    const Node& source = architecture.node(trigger.connection->from);
    Route route = routeOf(architecture, *trigger.connection);
    if (route.method == "ANY") route.method = "POST";
    const Placeholders placeholders{{"source", source.name},
                                    {"bucket", lowerCase(source.name)},
                                    {"method", route.method},
                                    {"path", route.path},
                                    {"condition", trigger.connection->role == "on-success" ? "Success" : "RetriesExhausted"}};
    std::string text = readText("events/" + trigger.type->envelope + ".json", {});
    if (text.empty()) text = readText("events/payload.json", {});
    Json event = Json::parse(text, nullptr, false);
    fillInEvent(event, payloadOf(architecture, catalog, trigger), placeholders);
    return event;
}

}  // namespace cascade::exporters
