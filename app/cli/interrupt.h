// SPDX-License-Identifier: MIT
// Ctrl+C during long work: the work stops and tells what it has, instead of vanishing.
#pragma once

#include <atomic>

namespace cascade::app {

/// While one lives, SIGINT and SIGTERM set a flag; a second signal ends the program at once.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    const std::atomic<bool>& flag() const;
    /// 128 and the number of the signal, as shells have it (130 after Ctrl+C); 0 when nobody interrupted.
    int status() const;
};

}  // namespace cascade::app
