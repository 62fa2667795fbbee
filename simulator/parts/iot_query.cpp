// SPDX-License-Identifier: MIT
// Asking the query of an IoT rule (model/iot evaluates it).
#include "simulator/parts/iot_query.h"

#include <algorithm>

#include "model/envelope/hop.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

/// In lower case, without blanks.
std::string squeezed(std::string_view sql) {
    std::string text;
    for (const char c : sql)
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            text += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return text;
}

bool selectsAll(const std::string& sql) {
    constexpr std::string_view kBegin = "select*from'";
    return sql.starts_with(kBegin) && sql.find('\'', kBegin.size()) == sql.size() - 1;
}

bool asksTimeOrChance(const std::string& sql) {
    constexpr std::string_view kFunctions[] = {"timestamp(", "newuuid(", "rand("};
    const auto isAsked = [&](std::string_view name) { return sql.find(name) != std::string::npos; };
    return std::ranges::any_of(kFunctions, isAsked);
}

/// "devices/+/telemetry" takes "devices/sensor-1/telemetry".
std::string topicFor(const std::optional<iot::TopicFilter>& filter) {
    if (!filter) return {};
    std::string topic;
    for (const char c : filter->text())
        if (c == '+' || c == '#')
            topic += "sensor-1";
        else
            topic += c;
    return topic;
}

/// What goes to one action.
class Action : public Recipe {
public:
    Action(std::shared_ptr<const IotQuery::Parsed> query, std::optional<iot::Substitution> topic, bool unchanged)
        : m_query(std::move(query)), m_topic(std::move(topic)), m_unchanged(unchanged) {}

    Json payload(const Ingredients& from) const override {
        auto selected = m_query->statement.select(messageOf(from));
        return selected ? std::move(selected->payload) : Json();
    }

    Json beside(const Ingredients& from) const override {
        if (!m_topic) return Json::object();
        std::string topic = m_topic->fill(messageOf(from), m_query->statement);
        // $$ stands for a topic's first $: docs.aws.amazon.com/iot/latest/developerguide/republish-rule-action.html
        if (topic.starts_with("$$")) topic.erase(0, 1);
        return {{"topic", std::move(topic)}};
    }

    bool passesPayloadOn() const override { return m_unchanged; }
    bool looksAtParent() const override { return true; }

private:
    iot::Message messageOf(const Ingredients& from) const {
        return m_query->message(*from.parent, from.now, from.seed);
    }

    std::shared_ptr<const IotQuery::Parsed> m_query;
    std::optional<iot::Substitution> m_topic;
    bool m_unchanged;
};

}  // namespace

IotQuery::IotQuery(const Vertex& rule) {
    const std::string sql = textOr(rule.value("sql"), {});
    auto statement = iot::Statement::parse(sql);
    const bool isValid = statement.ok();
    if (!isValid) statement = iot::Statement::parse("SELECT * FROM '#'");
    const std::string text = isValid ? squeezed(sql) : "select*from'#'";
    const std::string topic = topicFor(statement->from());
    m_parsed = std::make_shared<const Parsed>(
        Parsed{std::move(statement).value(), rule.name(), topic, selectsAll(text), !asksTimeOrChance(text)});
}

iot::Message IotQuery::Parsed::message(const Content& content, Nanoseconds now, std::uint64_t seed) const {
    const Json* topic = member(content.beside(), "topic");
    iot::Message message;
    message.payload = content.payload();
    message.topic = topic && topic->is_string() ? topic->get<std::string>() : usualTopic;
    message.accountId = Hop{}.account;
    message.milliseconds = (kEpoch + now) / kMillisecond;
    message.seed = seed;
    return message;
}

IotQuery::Outcome IotQuery::Parsed::of(const iot::Message& message) const {
    if (message.topic != usualTopic && !statement.listensTo(message.topic, rule)) return Outcome::OtherTopic;
    if (takesAll) return Outcome::Unchanged;
    const auto selected = statement.select(message);
    if (!selected) return Outcome::NotTrue;
    return selected->payload == *message.payload ? Outcome::Unchanged : Outcome::Changed;
}

IotQuery::Known IotQuery::find(const Content& content) const {
    const iot::Message one = m_parsed->message(*content.example(0), 0, 0);
    const iot::Message other = m_parsed->message(*content.example(1), 0, 0);
    const bool same = one.topic == other.topic && (m_parsed->takesAll || one.payload == other.payload);
    return {!same || !m_parsed->isFixed, m_parsed->of(one)};
}

IotQuery::Outcome IotQuery::of(const Content& content, Nanoseconds now, std::uint64_t seed) {
    const Known* known = m_known.find(content.shape());
    if (!known) known = &m_known.remember(content.shape(), find(content));
    return known->open ? m_parsed->of(m_parsed->message(content, now, seed)) : known->outcome;
}

std::shared_ptr<const Recipe> IotQuery::selected() const {
    return std::make_shared<const Action>(m_parsed, std::nullopt, false);
}

std::shared_ptr<const Recipe> IotQuery::republished(const std::string& topic, bool unchanged) const {
    auto parsed = iot::Substitution::parse(topic);
    std::optional<iot::Substitution> filled;
    if (parsed) filled = std::move(parsed).value();
    return std::make_shared<const Action>(m_parsed, std::move(filled), unchanged);
}

}  // namespace cascade::simulator
