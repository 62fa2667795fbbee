// SPDX-License-Identifier: MIT
// How an API answers for what stands behind it: status and reason of each way in which a call can end.
#pragma once

#include <string_view>

#include "simulator/engine/behavior.h"
#include "simulator/fact.h"
#include "simulator/parts/memo.h"

namespace cascade::simulator {

/// What the API says of a request, and to its caller.
struct Ending {
    FactType type = FactType::Succeeded;
    std::uint16_t status = kOk;
    std::string_view reason;
};

class Integration {
public:
    explicit Integration(bool isRestApi) : m_isRestApi(isRestApi) {}

    /// The ending that the answer of a function, or of what the API `starts`, leads to.
    Ending of(const Answer& answer, bool starts);
    /// Nothing came within the API's timeout.
    Ending tooLate() const;

private:
    Ending ofResponse(const Json& response) const;
    Ending error(std::string_view restReason, std::string_view httpReason) const;

    bool m_isRestApi;
    struct Known {
        bool open = true;  ///< Differs between contents of the shape.
        Ending ending;
    };
    Memo<Known> m_known;
};

}  // namespace cascade::simulator
