// SPDX-License-Identifier: MIT
// Signals as a flag.
#include "app/cli/interrupt.h"

#include <csignal>

namespace cascade::app {
namespace {

std::atomic<bool> interrupted = false;
std::atomic<int> lastSignal = 0;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void note(int signal) {
    lastSignal = signal;
    interrupted = true;
    std::signal(signal, SIG_DFL);  // whoever insists gets their way
}

}  // namespace

Interrupt::Interrupt() {
    interrupted = false;
    lastSignal = 0;
    std::signal(SIGINT, note);
    std::signal(SIGTERM, note);
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

const std::atomic<bool>& Interrupt::flag() const { return interrupted; }
int Interrupt::status() const { return lastSignal == 0 ? 0 : 128 + lastSignal; }

}  // namespace cascade::app
