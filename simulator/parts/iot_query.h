// SPDX-License-Identifier: MIT
// The query of an IoT rule in a run: which messages it takes, and what of them goes to the rule's actions.
#pragma once

#include <memory>
#include <string>

#include "model/iot/sql.h"
#include "simulator/engine/network.h"
#include "simulator/parts/memo.h"

namespace cascade::simulator {

/// Contents of one shape are asked about once, unless the query looks at what differs between them.
class IotQuery {
public:
    enum class Outcome : std::uint8_t {
        OtherTopic,  ///< FROM names other topics.
        NotTrue,     ///< WHERE is not true.
        Unchanged,   ///< The actions take the payload as it is.
        Changed
    };

    /// A query that is not valid (the rules report it) takes everything.
    explicit IotQuery(const Vertex& rule);

    Outcome of(const Content& content, Nanoseconds now, std::uint64_t seed);
    /// What SELECT makes of a message, built when somebody looks.
    std::shared_ptr<const Recipe> selected() const;
    /// The same (or the payload as it is) under a topic of its own, which may hold "${…}".
    std::shared_ptr<const Recipe> republished(const std::string& topic, bool unchanged) const;

    struct Parsed {
        iot::Statement statement;
        std::string rule;
        std::string usualTopic;  ///< Of messages that come without one: it fits FROM.
        bool takesAll = false;   ///< SELECT * without WHERE.
        bool isFixed = true;     ///< The message alone decides, not when it comes, nor chance.

        iot::Message message(const Content& content, Nanoseconds now, std::uint64_t seed) const;
        Outcome of(const iot::Message& message) const;
    };

private:
    struct Known {
        bool open = true;
        Outcome outcome = Outcome::Unchanged;
    };
    Known find(const Content& content) const;

    std::shared_ptr<const Parsed> m_parsed;
    Memo<Known> m_known;
};

}  // namespace cascade::simulator
