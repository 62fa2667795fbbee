// SPDX-License-Identifier: MIT
// Reading Retry and Catch.
#include <algorithm>

#include "model/asl/state_reader.h"

namespace cascade::asl {
namespace {

/// Developer Guide, "Retrying after an error": MaxDelaySeconds is less than a leap year.
constexpr std::int64_t kMostDelay = 31'622'400;

std::vector<std::string> readErrorEquals(const ObjectReader& handler, bool last) {
    const Json* names = handler.find("ErrorEquals");
    if (!names || !names->is_array() || names->empty()) {
        if (names)
            handler.complainAt("ErrorEquals", "ErrorEquals is not a list of error names", "write [\"States.ALL\"]");
        else
            handler.complain("ErrorEquals is missing", "add \"ErrorEquals\": [\"States.ALL\"]");
        return {};
    }
    std::vector<std::string> errors;
    for (const Json& name : *names) {
        if (name.is_string())
            errors.push_back(name.get<std::string>());
        else
            handler.complainAt("ErrorEquals", "an error name is not a text", "write names in quotes");
    }
    if (std::ranges::find(errors, errors::kAll) == errors.end()) return errors;
    if (errors.size() > 1)
        handler.complainAt("ErrorEquals", "States.ALL stands beside other names", "let it stand alone");
    if (!last)
        handler.complainAt("ErrorEquals", "States.ALL is not in the last place: what follows is never reached",
                           "move it to the end");
    return errors;
}

/// Calls `read` for each element of a list of objects.
template <typename Read>
void forEach(const ObjectReader& fields, std::string_view list, const Read& read) {
    const Json* handlers = fields.find(list);
    if (!handlers) return;
    if (!handlers->is_array()) return fields.complainAt(list, std::string(list) + " is not a list", "write [{…}]");
    for (std::size_t i = 0; i < handlers->size(); ++i) {
        const ObjectReader handler((*handlers)[i], pointerTo(fields.pointer(list), std::to_string(i)),
                                   fields.complaints());
        if ((*handlers)[i].is_object())
            read(handler, i + 1 == handlers->size());
        else
            handler.complain("an element of " + std::string(list) + " is not an object",
                             "write {\"ErrorEquals\": […]}");
    }
}

double readBackoff(const ObjectReader& handler) {
    const Json* rate = handler.find("BackoffRate");
    if (!rate) return Retrier().backoffRate;
    if (rate->is_number() && rate->get<double>() >= 1.0) return rate->get<double>();
    handler.complainAt("BackoffRate", "BackoffRate is not a number from 1.0 on", "write 2.0");
    return Retrier().backoffRate;
}

Retrier readRetrier(const ObjectReader& handler, bool last) {
    handler.onlyKnows({"ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds",
                       "JitterStrategy", "Comment"},
                      "a retrier");
    Retrier retrier;
    retrier.errors = readErrorEquals(handler, last);
    retrier.intervalSeconds = handler.integer("IntervalSeconds", 1, kMostSeconds).value_or(1);
    retrier.maxAttempts = handler.integer("MaxAttempts", 0, kMostSeconds).value_or(retrier.maxAttempts);
    retrier.backoffRate = readBackoff(handler);
    retrier.maxDelaySeconds = handler.integer("MaxDelaySeconds", 1, kMostDelay - 1);
    if (retrier.maxDelaySeconds && *retrier.maxDelaySeconds <= retrier.intervalSeconds)
        handler.complainAt("MaxDelaySeconds", "MaxDelaySeconds is not greater than IntervalSeconds",
                           "make it greater");
    const std::optional<std::string> jitter = handler.text("JitterStrategy");
    retrier.fullJitter = jitter == "FULL";
    if (jitter && *jitter != "FULL" && *jitter != "NONE")
        handler.complainAt("JitterStrategy", "there is no jitter strategy \"" + *jitter + "\"",
                           "write FULL or NONE");
    return retrier;
}

Catcher readCatcher(const StateContext& context, const ObjectReader& handler, bool last) {
    handler.onlyKnows(context.jsonata
                          ? std::vector<std::string>{"ErrorEquals", "Next", "Output", "Assign", "Comment"}
                          : std::vector<std::string>{"ErrorEquals", "Next", "ResultPath", "Assign", "Comment"},
                      "a catcher");
    Catcher catcher;
    catcher.errors = readErrorEquals(handler, last);
    catcher.next = target(context, handler, "Next").value_or(0);
    if (!context.jsonata) catcher.resultPath = readResultPath(handler);
    if (context.jsonata) catcher.output = handler.payload("Output", true);
    catcher.assign = readAssign(handler, context.jsonata);
    return catcher;
}

}  // namespace

std::vector<Retrier> readRetriers(const StateContext& context) {
    std::vector<Retrier> retriers;
    forEach(context.fields, "Retry",
            [&](const ObjectReader& handler, bool last) { retriers.push_back(readRetrier(handler, last)); });
    return retriers;
}

std::vector<Catcher> readCatchers(const StateContext& context) {
    std::vector<Catcher> catchers;
    forEach(context.fields, "Catch", [&](const ObjectReader& handler, bool last) {
        catchers.push_back(readCatcher(context, handler, last));
    });
    return catchers;
}

}  // namespace cascade::asl
