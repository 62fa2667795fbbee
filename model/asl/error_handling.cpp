// SPDX-License-Identifier: MIT
// Error names and retry policies (Developer Guide, "Handling errors in Step Functions workflows").
#include "model/asl/error_handling.h"

#include <algorithm>

namespace cascade::asl {
namespace {

bool meets(const std::string& name, const Fault& fault, FaultOrigin origin) {
    if (name == fault.error) return true;
    const bool timeout = fault.error == errors::kTimeout || fault.error == errors::kHeartbeatTimeout;
    const bool terminal = fault.error == errors::kDataLimitExceeded;
    if (name == errors::kAll) return !terminal;
    if (name == errors::kTaskFailed) return !timeout && !terminal;
    if (name == errors::kTimeout) return timeout;
    return name == errors::kBranchFailed && origin == FaultOrigin::Branch;
}

}  // namespace

bool meets(const std::vector<std::string>& names, const Fault& fault, FaultOrigin origin) {
    if (fault.error == errors::kRuntime) return false;
    return std::ranges::any_of(names, [&](const std::string& name) { return meets(name, fault, origin); });
}

Nanoseconds retryDelay(const Retrier& retrier, std::int64_t attempts, Random& random) {
    double seconds = static_cast<double>(retrier.intervalSeconds);
    const double most = static_cast<double>(retrier.maxDelaySeconds.value_or(kMostSeconds));
    for (std::int64_t i = 0; i < attempts && seconds < most && retrier.backoffRate > 1; ++i)
        seconds *= retrier.backoffRate;
    seconds = std::min(seconds, most);
    if (retrier.fullJitter) seconds *= random.unit();
    return static_cast<Nanoseconds>(seconds * static_cast<double>(kSecond));
}

}  // namespace cascade::asl
