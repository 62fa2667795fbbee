// SPDX-License-Identifier: MIT
// An API's authorizer that is a function: what its answers mean, and how long each caller's answer is kept.
#pragma once

#include <optional>
#include <string>

#include "simulator/engine/network.h"
#include "simulator/engine/ring.h"
#include "simulator/parts/hash_table.h"
#include "simulator/parts/integration.h"

namespace cascade::simulator {

/// docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html and
/// http-api-lambda-authorizer.html: denied is 403, a missing identity is 401 without asking, and whatever else goes
/// wrong is 500.
class FunctionAuthorizer {
public:
    /// An authorizer that takes longer is given up (docs.aws.amazon.com/apigateway, "Quotas").
    static constexpr Nanoseconds kLongest = 10 * kSecond;

    FunctionAuthorizer(const Network& network, const Link& link);

    LinkIndex link() const { return m_link; }
    /// What is known of a request before anybody is asked; success: it may pass.
    std::optional<Ending> known(Nanoseconds now, const Content& request);
    /// What the function's answer means, which holds for the caller's next requests too.
    Ending decide(Nanoseconds now, const Content& request, const Answer& answer);
    static Ending tooLate();

private:
    struct Held {
        bool granted = false;
        Nanoseconds until = 0;
    };
    struct Expiry {
        Nanoseconds time = 0;
        std::uint64_t caller = 0;
    };
    /// By the header that tells who calls; requests that say nothing of headers come from one caller. Nothing: the
    /// header is missing.
    std::optional<std::uint64_t> callerOf(const Content& request) const;
    void keep(Nanoseconds now, const Content& request, bool granted);

    LinkIndex m_link;
    bool m_isRestApi;
    std::string m_header;
    Nanoseconds m_keepFor;
    HashTable<Held> m_held;
    Ring<Expiry> m_expiries;
};

}  // namespace cascade::simulator
