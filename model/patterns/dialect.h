// SPDX-License-Identifier: MIT
// Where a pattern stands: AWS's services share one grammar and differ in what they take of it.
#pragma once

namespace cascade {

enum class Dialect {
    EventBridge,    ///< Rules of a bus; pipes.
    SnsAttributes,  ///< Filter policies on message attributes: flat.
    SnsBody,        ///< Filter policies on the message's JSON.
    EventSource,    ///< Filters of event source mappings.
};

inline bool isSns(Dialect dialect) { return dialect == Dialect::SnsAttributes || dialect == Dialect::SnsBody; }

}  // namespace cascade
