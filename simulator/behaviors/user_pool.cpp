// SPDX-License-Identifier: MIT
// Cognito user pool: users sign up and in, and at each moment the pool asks the function that it has for it (facts
// 1.11); it also checks the tokens of an API's requests.
#include <map>
#include <optional>

#include "simulator/behaviors/factories.h"
#include "simulator/engine/context.h"
#include "simulator/parts/filled.h"
#include "simulator/parts/member_text.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/token_bucket.h"
#include "simulator/parts/user_journey.h"
#include "simulator/parts/verdicts.h"

namespace cascade::simulator {
namespace {

// docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html: neither
// can be changed.
constexpr Nanoseconds kLongestAnswer = 5 * kSecond;
constexpr std::uint32_t kAttempts = 3;

TokenBucket quotaOf(const Vertex& vertex, const char* name, std::int64_t usual) {
    const std::int64_t rate = countOr(vertex.simulation(name), usual);
    return {rate, rate};
}

class UserPool : public Copyable<UserPool> {
public:
    UserPool(const Network& network, NodeIndex node)
        : m_creations(quotaOf(network.vertex(node), "creation_rate", 50)),
          m_signIns(quotaOf(network.vertex(node), "sign_in_rate", 120)),
          m_strangers(numberOr(network.vertex(node).simulation("stranger_rate"), 0)) {
        for (const LinkIndex index : network.vertex(node).out) {
            const Link& link = network.link(index);
            if (link.role == "trigger") m_functions.emplace(textOr(link.value("trigger"), "pre-sign-up"), index);
        }
    }

    void receive(Context& context, MessageHandle message) override {
        const std::string operation = operationOf(context, message);
        Visit visit;
        visit.message = message;
        visit.moments = momentsOf(operation);
        if (visit.moments.empty())
            return context.refuse(message, kBadRequest, "the user pool does not know this operation");
        if (!(signsIn(operation) ? m_signIns : m_creations).take(context.now()))
            return context.refuse(message, kThrottled, "TooManyRequests: more than the user pool's quota a second");
        visit.stranger = context.random().chance(m_strangers);
        goOn(context, m_visits.insert(visit));
    }

    void answer(Context& context, const Answer& answer) override {
        if (answer.returned != kNone) context.discard(answer.returned);
        const Call call = m_calls[answer.token];
        m_calls.erase(answer.token);
        if (m_visits[call.visit].serial != call.serial) return;  // it came too late
        if (answer.ok()) return answered(context, call.visit, answer.result ? answer.result->payload() : Json());
        if (answer.status == kFailed)
            return refuse(context, call.visit,
                          "UserLambdaValidation: the pool's function failed, which refuses the user");
        askAgain(context, call.visit,
                 answer.status == kThrottled ? "the pool's function was throttled"
                                             : "the pool's function was not to be had");
    }

    void timer(Context& context, const Timer& timer) override {
        if (timer.tag != kAnswerTimeout) return giveVerdict(context, timer);
        if (m_visits[timer.a].serial == timer.b)
            askAgain(context, timer.a, "the pool's function did not answer within 5 seconds");
    }

private:
    static constexpr std::uint8_t kAnswerTimeout = kFirstTagBesideVerdicts;
    /// A user who does something.
    struct Visit {
        MessageHandle message = kNone;
        std::span<const Moment> moments;
        std::size_t next = 0;
        std::uint32_t serial = 0;  // of the question that waits for its answer; 0: none
        std::uint32_t attempts = 0;
        bool confirmed = false;
        bool stranger = false;
    };
    struct Call {
        std::uint32_t visit = kNone;
        std::uint32_t serial = 0;
    };

    /// By the connection of a client, else as the stimulus says.
    std::string operationOf(Context& context, MessageHandle message) {
        const LinkIndex link = context.message(message).link;
        if (link != kNone) return context.link(link).role;
        const auto said = m_operation.of(*context.message(message).content);
        return said ? std::string(*said) : std::string();
    }

    static bool holds(const Moment& moment, const Visit& visit) {
        switch (moment.when) {
            case Moment::If::Always: return true;
            case Moment::If::Unconfirmed: return !visit.confirmed;
            case Moment::If::Confirmed: return visit.confirmed;
            case Moment::If::Stranger: return visit.stranger;
        }
        return false;
    }

    /// To the next moment at which there is somebody to ask, or to the end.
    void goOn(Context& context, std::uint32_t index) {
        Visit& visit = m_visits[index];
        for (; visit.next < visit.moments.size(); ++visit.next) {
            const Moment& moment = visit.moments[visit.next];
            if (!holds(moment, visit)) continue;
            if (m_functions.contains(moment.trigger)) {
                visit.attempts = 0;
                return ask(context, index);
            }
            if (moment.when == Moment::If::Stranger)
                return refuse(context, index, "UserNotFound: the user pool does not know the user");
        }
        const Visit done = visit;
        m_visits.erase(index);
        context.fact(FactType::Succeeded, done.message,
                     {context.message(done.message).link, context.now() - context.message(done.message).arrived});
        context.reply(done.message, kOk);
        context.handled(done.message);
    }

    void ask(Context& context, std::uint32_t index) {
        Visit& visit = m_visits[index];
        const Moment& moment = visit.moments[visit.next];
        ++visit.attempts;
        visit.serial = ++m_lastSerial;
        std::shared_ptr<const Recipe>& recipe = m_questions[moment.source];
        if (!recipe)
            recipe = makeFilled({.payload = {},
                                 .passesPayloadOn = true,
                                 .beside = Template(Json{{"trigger", moment.source}}),
                                 .keepsBeside = true});
        // Senders of messages are invoked asynchronously, all others have to answer.
        const bool sends = moment.trigger.ends_with("-sender");
        context.send(m_functions.find(moment.trigger)->second,
                     context.create(context.make(recipe, visit.message), visit.message),
                     sends ? Wait::Acceptance : Wait::Result, m_calls.insert({index, visit.serial}));
        context.after(kLongestAnswer, {kAnswerTimeout, index, visit.serial});
    }

    void askAgain(Context& context, std::uint32_t index, std::string_view reason) {
        Visit& visit = m_visits[index];
        visit.serial = 0;
        if (visit.attempts == kAttempts) return refuse(context, index, reason);
        context.fact(FactType::Retried, visit.message, {context.message(visit.message).link, 0, 0, reason});
        ask(context, index);
    }

    void answered(Context& context, std::uint32_t index, const Json& event) {
        Visit& visit = m_visits[index];
        visit.serial = 0;
        const std::string_view trigger = visit.moments[visit.next].trigger;
        const Json* response = member(event, "response");
        const auto says = [&](const char* name) -> std::optional<bool> {
            const Json* value = response ? member(*response, name) : nullptr;
            return value && value->is_boolean() ? std::optional(value->get<bool>()) : std::nullopt;
        };
        if (trigger == "pre-sign-up") visit.confirmed = says("autoConfirmUser").value_or(false);
        if (trigger == "define-auth-challenge" && says("failAuthentication").value_or(false))
            return refuse(context, index,
                          "NotAuthorized: the function that defines the challenges ends the sign-in");
        if (trigger == "verify-auth-challenge" && !says("answerCorrect").value_or(true))
            return refuse(context, index, "NotAuthorized: the answer to the challenge was wrong");
        if (trigger == "define-auth-challenge" && says("issueTokens").value_or(false)) skipChallenges(visit);
        ++visit.next;
        goOn(context, index);
    }

    /// The user is in: to the last moment that is about challenges.
    static void skipChallenges(Visit& visit) {
        while (visit.next + 1 < visit.moments.size() &&
               visit.moments[visit.next + 1].trigger.ends_with("-auth-challenge"))
            ++visit.next;
    }

    void refuse(Context& context, std::uint32_t index, std::string_view reason) {
        const MessageHandle message = m_visits[index].message;
        m_visits.erase(index);
        context.refuse(message, kBadRequest, reason);
    }

    std::map<std::string, LinkIndex, std::less<>> m_functions;  // by trigger
    std::map<std::string_view, std::shared_ptr<const Recipe>> m_questions;
    TokenBucket m_creations;
    TokenBucket m_signIns;
    double m_strangers;
    MemberText m_operation{MemberText::Where::Beside, "operation"};
    Slots<Visit> m_visits;
    Slots<Call> m_calls;
    std::uint32_t m_lastSerial = 0;
};

}  // namespace

std::unique_ptr<Behavior> makeUserPool(const Network& network, NodeIndex node) {
    return std::make_unique<UserPool>(network, node);
}

}  // namespace cascade::simulator
