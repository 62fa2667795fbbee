// SPDX-License-Identifier: MIT
// What a pool finds: faults of the scenario decide.
#include "simulator/parts/verdicts.h"

#include <algorithm>

#include "simulator/parts/credentials.h"
#include "simulator/scenario/faults.h"

namespace cascade::simulator {
namespace {

Credentials credentialsOf(Context& context, MessageHandle request) {
    if (context.fault(FaultType::Down, request)) return Credentials::Missing;
    if (context.fault(FaultType::Throttle, request)) return Credentials::TooManyCalls;
    if (context.fault(FaultType::Error, request)) return Credentials::Invalid;
    return Credentials::Valid;
}

}  // namespace

void giveVerdict(Context& context, const Timer& question) {
    if (question.tag == kQuestion)
        if (const Nanoseconds slower = context.slowdown(question.a); slower > 0)
            return context.after(slower, {kDelayedQuestion, question.a, question.b});
    static const ContentPointer kVerdicts[] = {makeVerdict(Credentials::Valid), makeVerdict(Credentials::Invalid),
                                               makeVerdict(Credentials::Missing),
                                               makeVerdict(Credentials::TooManyCalls)};
    const NodeIndex api = context.message(question.a).at;
    const auto& out = context.self().out;
    const auto way = std::ranges::find(out, api, [&](LinkIndex link) { return context.link(link).to; });
    const auto credentials = static_cast<std::size_t>(credentialsOf(context, question.a));
    const MessageHandle verdict = context.create(kVerdicts[credentials], question.a);
    context.send(*way, verdict, Wait::Nothing, question.b);
}

}  // namespace cascade::simulator
