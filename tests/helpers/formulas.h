// SPDX-License-Identifier: MIT
// The closed forms that theory tests compare with.
#pragma once

namespace cascade::tests {

/// Erlang B: the share of requests that `servers` refuse at an offered load of `load`, whatever the service law.
inline double erlangB(int servers, double load) {
    double blocked = 1;
    for (int k = 1; k <= servers; ++k) blocked = load * blocked / (k + load * blocked);
    return blocked;
}

/// Erlang C: the share of requests that wait for one of `servers`. REQUIRES: load < servers.
inline double erlangC(int servers, double load) {
    const double blocked = erlangB(servers, load);
    return blocked / (1 - load / servers * (1 - blocked));
}

}  // namespace cascade::tests
