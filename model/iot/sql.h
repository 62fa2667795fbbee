// SPDX-License-Identifier: MIT
// The SQL of AWS IoT rules (version 2016-03-23): parsed once, evaluated for every message.
//
// What a rule does with a message: listensTo(topic) asks FROM; select(message) asks WHERE and makes the payload for
// the rule's actions; Substitution fills in "${…}" of their parameters. All of it is a function of the message.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/iot/topic_filter.h"
#include "model/json.h"
#include "model/result.h"

namespace cascade::iot {

struct Node;
struct Query;

/// What a statement can see.
struct Message {
    std::optional<Json> payload;   ///< Nothing when it is no JSON.
    std::string bytes = {};        ///< The payload as it came; asked only where `payload` is nothing.
    std::string topic = {};        ///< As it was published to, with the prefix of Basic Ingest.
    std::string clientId = "n/a";  ///< AWS's own word for messages that came not over MQTT.
    std::string accountId = {};
    std::string principal = {};
    std::string traceId = {};
    std::int64_t milliseconds = 0;  ///< timestamp(): since 1970.
    std::uint64_t seed = 0;         ///< What newuuid() and rand() are made from.
};

/// What goes to the actions of a rule.
struct Selected {
    Json payload;
    bool raw = false;  ///< `payload` is a text with the bytes of a message that is no JSON.
};

/// A copyable value.
class Statement {
public:
    /// Errors name line and column in the statement, and the way out. Functions that ask other services
    /// (aws_lambda, get_thing_shadow, …) are refused by name.
    static Result<Statement> parse(std::string_view sql);

    /// Nothing for statements without FROM, which only Basic Ingest reaches.
    const std::optional<TopicFilter>& from() const { return m_from; }
    /// For a rule of this name; the names of rules matter to Basic Ingest only.
    bool listensTo(std::string_view topic, std::string_view rule = {}) const;
    /// The payload for the actions; nothing unless WHERE is true.
    std::optional<Selected> select(const Message& message) const;

private:
    friend class Substitution;

    std::optional<TopicFilter> m_from;
    std::shared_ptr<const Query> m_query;
};

/// A text with "${expression}" inside, a parameter of a rule's action: "republished/${topic()}". Expressions see
/// the message and the variables of the rule's SET, but no alias of its SELECT.
class Substitution {
public:
    static Result<Substitution> parse(std::string_view text);

    /// What is undefined becomes nothing at all. `statement` is the rule's, for its variables.
    std::string fill(const Message& message, const Statement& statement) const;

private:
    struct Part {
        std::string text;
        std::shared_ptr<const Node> expression;  ///< nullptr: the text itself.
    };
    std::vector<Part> m_parts;
};

}  // namespace cascade::iot
