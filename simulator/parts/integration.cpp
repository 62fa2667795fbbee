// SPDX-License-Identifier: MIT
// Statuses as API Gateway gives them: REST APIs answer 502 for a function that fails or answers in a wrong form,
// and 504 when it takes too long (docs.aws.amazon.com/apigateway, "Set up Lambda proxy integrations", "Supported
// gateway responses"); HTTP APIs answer 500 ("Troubleshoot HTTP API Lambda integrations") and 503.
#include "simulator/parts/integration.h"

#include <charconv>
#include <optional>

namespace cascade::simulator {
namespace {

constexpr std::int64_t kLeastStatus = 100;
constexpr std::int64_t kMostStatus = 599;

/// A whole number, or a text of one.
std::optional<std::uint16_t> statusIn(const Json& value) {
    std::int64_t status = 0;
    if (value.is_number()) {
        const double number = value.get<double>();
        status = number >= kLeastStatus && number <= kMostStatus ? static_cast<std::int64_t>(number) : 0;
        if (static_cast<double>(status) != number) return std::nullopt;
    } else if (value.is_string()) {
        const std::string& text = value.get_ref<const std::string&>();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), status);
        if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    }
    if (status < kLeastStatus || status > kMostStatus) return std::nullopt;
    return static_cast<std::uint16_t>(status);
}

bool isAbsent(const Json* value) { return !value || value->is_null(); }

std::uint16_t numberBefore(std::string_view reason) {
    std::uint16_t status = kFailed;
    std::from_chars(reason.data(), reason.data() + reason.size(), status);
    return status;
}

}  // namespace

/// Reasons begin with their status.
Ending Integration::error(std::string_view restReason, std::string_view httpReason) const {
    const std::string_view reason = m_isRestApi ? restReason : httpReason;
    return {FactType::Failed, numberBefore(reason), reason};
}

Ending Integration::tooLate() const {
    Ending ending = error("504 Endpoint request timed out: the API waits no longer",
                          "503 Service Unavailable: the API waits no longer");
    ending.type = FactType::TimedOut;
    return ending;
}

Ending Integration::of(const Answer& answer, bool starts) {
    if (!answer.ok() && starts)
        return error("502 Bad Gateway: nothing was started", "500 Internal Server Error: nothing was started");
    switch (answer.status) {
        case kThrottled:
            return error("500 Internal Server Error: the function was throttled",
                         "500 Internal Server Error: the function was throttled");
        case kTimedOut:
            return error("502 Bad Gateway: the function ran into its own timeout",
                         "500 Internal Server Error: the function ran into its own timeout");
        case kUnavailable:
            return error("502 Bad Gateway: the function was not available",
                         "500 Internal Server Error: the function was not available");
        default: break;
    }
    if (!answer.ok())
        return error("502 Bad Gateway: the function failed", "500 Internal Server Error: the function failed");
    if (!answer.result || starts) return {};
    const Content& result = *answer.result;
    const Known* known = m_known.find(result.shape());
    if (!known) {
        const Ending one = ofResponse(result.example(0)->payload());
        const Ending other = ofResponse(result.example(1)->payload());
        known = &m_known.remember(result.shape(), {one.status != other.status || one.reason != other.reason, one});
    }
    return known->open ? ofResponse(result.payload()) : known->ending;
}

Ending Integration::ofResponse(const Json& response) const {
    const Json* code = member(response, "statusCode");
    // Payload format 2.0 takes an answer without a status as the body of a 200.
    if (!code && !m_isRestApi) return {};
    if (!code)
        return error("502 Bad Gateway: the function's answer has no statusCode", {});
    const auto status = statusIn(*code);
    if (!status)
        return error("502 Bad Gateway: the statusCode of the function's answer is none",
                     "500 Internal Server Error: the statusCode of the function's answer is none");
    if (const Json* body = member(response, "body"); !isAbsent(body) && !body->is_string())
        return error("502 Bad Gateway: the body of the function's answer is not a text",
                     "500 Internal Server Error: the body of the function's answer is not a text");
    if (const Json* headers = member(response, "headers"); !isAbsent(headers) && !headers->is_object())
        return error("502 Bad Gateway: the headers of the function's answer are not an object",
                     "500 Internal Server Error: the headers of the function's answer are not an object");
    if (*status >= 500) return {FactType::Failed, *status, "the function answered that it failed"};
    if (*status >= 400) return {FactType::Rejected, *status, "the function refused the request"};
    return {FactType::Succeeded, *status, {}};
}

}  // namespace cascade::simulator
