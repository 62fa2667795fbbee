// SPDX-License-Identifier: MIT
// Reading a whole definition, and finding the places of complaints in its text.
#include "model/asl/reader.h"

#include <algorithm>
#include <charconv>

#include "model/asl/state_reader.h"

namespace cascade::asl {
namespace {

void readTop(const ObjectReader& reader, MachineContext& context, Machine& machine) {
    reader.onlyKnows({"Comment", "StartAt", "States", "Version", "TimeoutSeconds", "QueryLanguage"},
                     "a state machine");
    if (const std::optional<std::string> language = reader.text("QueryLanguage")) {
        context.jsonata = *language == "JSONata";
        if (!context.jsonata && *language != "JSONPath")
            reader.complainAt("QueryLanguage", "there is no query language \"" + *language + "\"",
                              "write JSONata or JSONPath");
    }
    if (const std::optional<std::string> version = reader.text("Version"); version && *version != "1.0")
        reader.complainAt("Version", "there is no version \"" + *version + "\" of the States language",
                          "write 1.0");
    machine.timeoutSeconds = reader.integer("TimeoutSeconds", 1, kMostSeconds);
    machine.flow = readFlow(reader, context);
}

/// The next step of a pointer, unescaped; moves `pointer` behind it.
std::string nextStep(std::string_view& pointer) {
    pointer.remove_prefix(1);
    const std::string_view step = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(step.size());
    std::string plain;
    for (std::size_t i = 0; i < step.size(); ++i) {
        if (step[i] == '~' && i + 1 < step.size())
            plain += step[++i] == '1' ? '/' : '~';
        else
            plain += step[i];
    }
    return plain;
}

std::optional<JsonCursor> childAt(const JsonCursor& cursor, const std::string& step) {
    if (cursor.value().is_object()) return cursor.member(step);
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    if (error != std::errc() || end != step.data() + step.size() || !cursor.value().is_array()) return std::nullopt;
    const std::vector<JsonCursor> children = cursor.children();
    return index < children.size() ? std::optional(children[index]) : std::nullopt;
}

}  // namespace

const Complaint* Reading::error() const {
    const auto found = std::ranges::find(complaints, Gravity::Error, &Complaint::gravity);
    return found == complaints.end() ? nullptr : &*found;
}

Reading readDefinition(const Json& definition) {
    Reading reading;
    const ObjectReader reader(definition, "", reading.complaints);
    if (!definition.is_object()) {
        reader.complain("the definition is not an object", "write {\"StartAt\": …, \"States\": {…}}");
        return reading;
    }
    MachineContext context;
    Machine machine;
    readTop(reader, context, machine);
    if (!reading.error()) reading.machine = std::make_shared<const Machine>(std::move(machine));
    return reading;
}

Error located(const Complaint& complaint, const PositionedJson& text) {
    JsonCursor cursor = text.root();
    std::string place;
    for (std::string_view pointer = complaint.pointer; !pointer.empty();) {
        const std::optional<JsonCursor> child = childAt(cursor, nextStep(pointer));
        if (!child) break;
        cursor = *child;
    }
    const bool named = !cursor.key().empty();
    if (!complaint.pointer.empty()) place = " (at " + complaint.pointer + ")";
    return named ? cursor.errorAtKey(complaint.what + place, complaint.mend)
                 : cursor.error(complaint.what + place, complaint.mend);
}

}  // namespace cascade::asl
