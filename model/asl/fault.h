// SPDX-License-Identifier: MIT
// What a state reports when it fails: an error name and a cause, as Retry and Catch see them.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace cascade::asl {

struct Fault {
    std::string error;  ///< "States.Timeout", or a name that the task itself reports.
    std::string cause;
    std::string location = {};  ///< The field whose JSONata failed; "" for other faults.
};

/// A value, or the fault that a state reports instead.
template <typename T>
class [[nodiscard]] Outcome {
public:
    Outcome(T value) : m_content(std::move(value)) {}
    Outcome(Fault fault) : m_content(std::move(fault)) {}

    bool ok() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return ok(); }

    /// REQUIRES: ok()
    const T& operator*() const& {
        assert(ok());
        return *std::get_if<T>(&m_content);
    }
    T&& operator*() && {
        assert(ok());
        return std::move(*std::get_if<T>(&m_content));
    }
    const T* operator->() const { return &**this; }

    /// REQUIRES: !ok()
    const Fault& fault() const {
        assert(!ok());
        return *std::get_if<Fault>(&m_content);
    }

private:
    std::variant<T, Fault> m_content;
};

namespace errors {
// The names that the States language reserves.
inline constexpr auto kAll = "States.ALL";
inline constexpr auto kTaskFailed = "States.TaskFailed";
inline constexpr auto kTimeout = "States.Timeout";
inline constexpr auto kHeartbeatTimeout = "States.HeartbeatTimeout";
inline constexpr auto kRuntime = "States.Runtime";
inline constexpr auto kDataLimitExceeded = "States.DataLimitExceeded";
inline constexpr auto kNoChoiceMatched = "States.NoChoiceMatched";
inline constexpr auto kParameterPathFailure = "States.ParameterPathFailure";
inline constexpr auto kResultPathMatchFailure = "States.ResultPathMatchFailure";
inline constexpr auto kIntrinsicFailure = "States.IntrinsicFailure";
inline constexpr auto kBranchFailed = "States.BranchFailed";
inline constexpr auto kToleranceExceeded = "States.ExceedToleratedFailureThreshold";
inline constexpr auto kItemReaderFailed = "States.ItemReaderFailed";
inline constexpr auto kResultWriterFailed = "States.ResultWriterFailed";
inline constexpr auto kQueryEvaluationError = "States.QueryEvaluationError";
}  // namespace errors

}  // namespace cascade::asl
