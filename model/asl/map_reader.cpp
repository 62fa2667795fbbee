// SPDX-License-Identifier: MIT
// Reading Map states, inline and distributed.
#include <algorithm>

#include "model/asl/state_reader.h"

namespace cascade::asl {
namespace {

constexpr std::size_t kLongestLabel = 40;  ///< Developer Guide, "Map state in Distributed mode".
constexpr std::int64_t kMostItems = 100'000'000;
constexpr std::int64_t kMostConcurrency = 10'000'000;

/// The object under a field, or nothing; complains when it is none.
std::optional<ObjectReader> inner(const ObjectReader& fields, std::string_view field) {
    const Json* value = fields.find(field);
    if (!value) return std::nullopt;
    if (value->is_object()) return ObjectReader(*value, fields.pointer(field), fields.complaints());
    fields.complainAt(field, std::string(field) + " is not an object", "write {…}");
    return std::nullopt;
}

void readConfig(const ObjectReader& processor, MapState& map) {
    const std::optional<ObjectReader> config = inner(processor, "ProcessorConfig");
    if (!config) return;
    config->onlyKnows({"Mode", "ExecutionType"}, "ProcessorConfig");
    const std::string mode = config->text("Mode").value_or("INLINE");
    map.distributed = mode == "DISTRIBUTED";
    if (!map.distributed && mode != "INLINE")
        config->complainAt("Mode", "there is no mode \"" + mode + "\"", "write INLINE or DISTRIBUTED");
    const std::optional<std::string> type = config->text("ExecutionType");
    if (type && *type != "EXPRESS" && *type != "STANDARD")
        config->complainAt("ExecutionType", "there is no execution type \"" + *type + "\"",
                           "write STANDARD or EXPRESS");
    if (map.distributed && !config->has("ExecutionType"))
        config->complain("a distributed Map does not say its ExecutionType", "add \"ExecutionType\": \"STANDARD\"");
    if (!map.distributed && type)
        config->complainAt("ExecutionType", "an inline Map has an ExecutionType",
                           "remove it, or write \"Mode\": \"DISTRIBUTED\"");
}

void readProcessor(const StateContext& context, MapState& map) {
    const ObjectReader& fields = context.fields;
    fields.exclusive({"ItemProcessor", "Iterator"});
    const bool old = !fields.has("ItemProcessor") && fields.has("Iterator");
    if (!old && !fields.has("ItemProcessor")) {
        fields.complain("ItemProcessor is missing", "add \"ItemProcessor\": {\"StartAt\": …, \"States\": {…}}");
        return;
    }
    const std::optional<ObjectReader> processor = inner(fields, old ? "Iterator" : "ItemProcessor");
    if (!processor) return;
    readConfig(*processor, map);
    map.processor.push_back(readFlow(*processor, context.machine));
}

/// Where items come from and results go to: a resource and what it is given.
template <typename Place>
void readService(const StateContext& context, const ObjectReader& reader, Place& place) {
    place.resource = reader.text("Resource").value_or("");
    const std::string_view arguments = context.jsonata ? "Arguments" : "Parameters";
    const std::string_view other = context.jsonata ? "Parameters" : "Arguments";
    if (reader.has(other))
        reader.complainAt(other, std::string(other) + " belongs to the other query language",
                          "use " + std::string(arguments));
    place.arguments = reader.payload(arguments, context.jsonata);
}

std::optional<ItemReader> readReader(const StateContext& context) {
    const std::optional<ObjectReader> reader = inner(context.fields, "ItemReader");
    if (!reader) return std::nullopt;
    ItemReader items;
    reader->onlyKnows({"Resource", "Parameters", "Arguments", "ReaderConfig", "Comment"}, "ItemReader");
    reader->requiredText("Resource");
    readService(context, *reader, items);
    if (const std::optional<ObjectReader> config = inner(*reader, "ReaderConfig")) {
        items.config = config->object();
        items.maxItems = readNumber(context, *config, "MaxItems", 1, kMostItems);
        if (const std::optional<std::string> type = config->text("InputType")) {
            constexpr std::string_view kTypes[] = {"CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"};
            if (std::ranges::find(kTypes, *type) == std::end(kTypes))
                config->complainAt("InputType", "there is no input type \"" + *type + "\"",
                                   "write CSV, JSON, JSONL, PARQUET or MANIFEST");
        }
        if (const std::optional<std::string> location = config->text("CSVHeaderLocation")) {
            if (*location != "FIRST_ROW" && *location != "GIVEN")
                config->complainAt("CSVHeaderLocation", "there is no such place of headers \"" + *location + "\"",
                                   "write FIRST_ROW or GIVEN");
            if (*location == "GIVEN" && !config->has("CSVHeaders"))
                config->complain("CSVHeaders is missing", "add the list of headers");
        }
    }
    return items;
}

std::optional<ItemBatcher> readBatcher(const StateContext& context) {
    const std::optional<ObjectReader> reader = inner(context.fields, "ItemBatcher");
    if (!reader) return std::nullopt;
    reader->onlyKnows({"MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch",
                       "MaxInputBytesPerBatchPath", "BatchInput", "Comment"},
                      "ItemBatcher");
    ItemBatcher batcher;
    batcher.maxItems = readNumber(context, *reader, "MaxItemsPerBatch", 1, kMostItems);
    batcher.maxBytes =
        readNumber(context, *reader, "MaxInputBytesPerBatch", 1, static_cast<std::int64_t>(kLargestPayload));
    batcher.batchInput = reader->payload("BatchInput", context.jsonata);
    return batcher;
}

std::optional<ResultWriter> readWriter(const StateContext& context) {
    const std::optional<ObjectReader> reader = inner(context.fields, "ResultWriter");
    if (!reader) return std::nullopt;
    ResultWriter writer;
    readService(context, *reader, writer);
    return writer;
}

void readItems(const StateContext& context, MapState& map) {
    const ObjectReader& fields = context.fields;
    fields.exclusive({"ItemSelector", "Parameters"});
    map.itemSelector = fields.payload(fields.has("ItemSelector") ? "ItemSelector" : "Parameters", context.jsonata);
    if (!context.jsonata) {
        if (fields.has("ItemsPath")) map.items = readPath(fields, "ItemsPath", true);
        return;
    }
    const Json* items = fields.find("Items");
    map.items = fields.payload("Items", true);
    const bool literal = items && (items->is_array() || items->is_object());
    if (items && map.items && !literal && map.items->constant())
        fields.complainAt("Items", "Items is neither a list, an object, nor JSONata", "write \"{% … %}\"");
}

/// What only distributed Maps heed.
void warnInline(const ObjectReader& fields) {
    for (const std::string_view field :
         {"ItemReader", "ItemBatcher", "ResultWriter", "Label", "ToleratedFailureCount",
          "ToleratedFailureCountPath", "ToleratedFailurePercentage", "ToleratedFailurePercentagePath"})
        if (fields.has(field))
            fields.warnAt(field, std::string(field) + " has no effect in an inline Map",
                          "write \"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\", …}");
}

void readLabel(const ObjectReader& fields, MapState& map) {
    map.label = fields.text("Label").value_or("");
    if (map.label.size() > kLongestLabel ||
        map.label.find_first_of(" \t?*<>{}[]:;,\\|^~$#%&`\"") != std::string::npos)
        fields.complainAt("Label", "the label has more than 40 characters, or such as are not allowed",
                          "use letters, digits, - and _");
}

/// Any number from 0 to 100 (the States language, "Map state"); the other limits of a Map are whole numbers.
std::optional<Template> readPercentage(const StateContext& context) {
    const std::string field = "ToleratedFailurePercentage";
    const Json* value = context.fields.find(field);
    if (!value || !value->is_number()) return readNumber(context, context.fields, field, 0, 100);
    context.fields.exclusive({field, field + "Path"});
    if (value->get<double>() >= 0 && value->get<double>() <= 100) return Template(*value);
    context.fields.complainAt(field, field + " is not a number from 0 to 100", "write a number from 0 to 100");
    return std::nullopt;
}

}  // namespace

MapState readMap(const StateContext& context) {
    const ObjectReader& fields = context.fields;
    MapState map;
    readProcessor(context, map);
    readItems(context, map);
    map.maxConcurrency = readNumber(context, fields, "MaxConcurrency", 0, kMostConcurrency);
    map.toleratedCount = readNumber(context, fields, "ToleratedFailureCount", 0, kMostItems);
    map.toleratedPercentage = readPercentage(context);
    map.reader = readReader(context);
    map.batcher = readBatcher(context);
    map.writer = readWriter(context);
    readLabel(fields, map);
    if (!map.distributed) warnInline(fields);
    return map;
}

}  // namespace cascade::asl
