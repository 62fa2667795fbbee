// SPDX-License-Identifier: MIT
// What the events of all kinds of API have in common: addresses, headers, who called.
#pragma once

#include "model/envelope/requests.h"

namespace cascade {

inline constexpr const char* kUserAgent = "Cascade";
inline constexpr const char* kSourceIp = "127.0.0.1";

/// One id per API, whatever its routes.
std::string apiId(const Hop& hop);
/// "ID.execute-api.REGION.amazonaws.com"
std::string domainName(const Hop& hop);
/// "arn:aws:execute-api:REGION:ACCOUNT:ID/STAGE/METHOD/PATH"
std::string methodArn(const Hop& hop, const Request& request, const std::string& stage);

/// The client's headers and those that API Gateway adds, lower case. `withCookies`: as a header of their own.
std::vector<std::pair<std::string, std::string>> headersOf(const Hop& hop, const Request& request,
                                                           bool withCookies);

/// {"name": "last value"}, {"name": "first,second"}, {"name": ["first", "second"]}; null when there is none.
using Pairs = std::vector<std::pair<std::string, std::string>>;
Json lastValues(const Pairs& pairs);
Json joinedValues(const Pairs& pairs);
Json listedValues(const Pairs& pairs);

Json bodyOf(const Request& request);
/// What the client proves itself with: its Authorization header, or one made up.
std::string tokenOf(const Request& request);
/// The request with that header.
Request withToken(Request request);
/// Of a signed-in user of a user pool.
Json claimsOf(const Hop& hop);

}  // namespace cascade
