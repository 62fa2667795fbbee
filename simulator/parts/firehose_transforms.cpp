// SPDX-License-Identifier: MIT
// Calling, and reading what came back.
#include "simulator/parts/firehose_transforms.h"

#include "simulator/parts/retry_policy.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

constexpr std::uint32_t kRetries = 3;          // "NumberOfRetries"
constexpr Nanoseconds kBetween = 5 * kSecond;  // AWS does not say how long it waits; Cascade's own

/// "Ok", "Dropped" or "ProcessingFailed" of the record that comes so manieth: the function's answer lists them, or
/// has one word for all.
std::string resultOf(const Json& answer, std::size_t number) {
    const Json* records = member(answer, "records");
    if (records && records->is_array() && number < records->size())
        return textOr((*records)[number].is_object() ? (*records)[number].value("result", Json()) : Json(), "Ok");
    const Json* result = member(answer, "result");
    return result ? textOr(*result, "Ok") : "Ok";
}

}  // namespace

void FirehoseTransforms::begin(Context& context, std::vector<MessageHandle> records) {
    call(context, m_calls.insert({std::move(records), {}, 0}));
}

void FirehoseTransforms::call(Context& context, std::uint32_t index) {
    Call& call = m_calls[index];
    call.copies.clear();
    for (const MessageHandle record : call.records)
        call.copies.push_back(context.create(context.message(record).content, record));
    for (std::size_t i = 1; i < call.copies.size(); ++i) context.message(call.copies[i - 1]).next = call.copies[i];
    context.send(m_link, call.copies.front(), Wait::Result, index | kToken);
}

std::optional<FirehoseTransforms::Done> FirehoseTransforms::answer(Context& context, const Answer& answer) {
    const std::uint32_t index = answer.token & ~kToken;
    Call& call = m_calls[index];
    Done done;
    if (answer.ok()) {
        done = sorted(call, context, answer);
        if (answer.returned != kNone) context.discard(answer.returned);
    } else {
        if (answer.returned != kNone) context.discard(answer.returned);
        if (call.attempts++ < kRetries) {
            context.fact(FactType::Retried, call.records.front(), {m_link, kBetween, 0, problemOf(answer.status)});
            context.after(kBetween, {m_tag, index, 0});
            return std::nullopt;
        }
        done.failed = std::move(call.records);
    }
    m_calls.erase(index);
    return done;
}

/// Records that the function could not handle come back.
FirehoseTransforms::Done FirehoseTransforms::sorted(const Call& call, Context& context, const Answer& answer) {
    static const Json kNothing;
    const Json& said = answer.result ? answer.result->payload() : kNothing;
    MessageHandle failed = answer.returned;
    Done done;
    for (std::size_t i = 0; i < call.records.size(); ++i) {
        if (call.copies[i] == failed) {
            failed = context.message(failed).next;
            done.failed.push_back(call.records[i]);
            continue;
        }
        const std::string result = said.is_null() ? "Ok" : resultOf(said, i);
        (result == "Dropped" ? done.dropped : result == "Ok" ? done.ready : done.failed).push_back(call.records[i]);
    }
    return done;
}

}  // namespace cascade::simulator
