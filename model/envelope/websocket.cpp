// SPDX-License-Identifier: MIT
// WebSocket events.
#include "model/envelope/websocket.h"

#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"
#include "model/envelope/request_parts.h"

namespace cascade {
namespace {

std::string eventType(const std::string& routeKey) {
    return routeKey == "$connect" ? "CONNECT" : routeKey == "$disconnect" ? "DISCONNECT" : "MESSAGE";
}

Json contextOf(const Hop& hop, LetterView letter, const std::string& routeKey) {
    const std::string type = eventType(routeKey);
    Json context{{"routeKey", routeKey}};
    if (type == "MESSAGE") context["messageId"] = base64(hexId(hop, "message", 11));
    context["eventType"] = type;
    context["extendedRequestId"] = base64(hexId(hop, "extended", 11));
    context["requestTime"] = logTime(hop.time);
    context["messageDirection"] = "IN";
    if (type == "DISCONNECT") {
        context["disconnectStatusCode"] = 1005;
        context["disconnectReason"] = "Client-side close frame status not set";
    }
    context["stage"] = hop.stage;
    context["connectedAt"] = hop.time / kMillisecond;
    context["requestTimeEpoch"] = hop.time / kMillisecond;
    context["identity"] = Json{{"sourceIp", kSourceIp}, {"userAgent", kUserAgent}};
    context["requestId"] = base64(hexId(hop, "request", 11));
    context["domainName"] = domainName(hop);
    context["connectionId"] = letter.text("connection", base64(hexId(resourceOf(hop), "connection", 11)));
    context["apiId"] = apiId(hop);
    return context;
}

}  // namespace

Json webSocketEvent(const Hop& hop, LetterView letter, const std::string& routeKey) {
    Json event = Json::object();
    if (eventType(routeKey) != "MESSAGE") {
        const Request opening = requestOf({"GET", "/"}, Letter{Json(), letter.beside});
        const Pairs headers = headersOf(hop, opening, true);
        event["headers"] = lastValues(headers);
        event["multiValueHeaders"] = listedValues(headers);
        if (routeKey == "$connect" && !opening.query.empty()) {
            event["queryStringParameters"] = lastValues(opening.query);
            event["multiValueQueryStringParameters"] = listedValues(opening.query);
        }
    }
    event["requestContext"] = contextOf(hop, letter, routeKey);
    if (eventType(routeKey) == "MESSAGE") event["body"] = textOf(letter.payload);
    event["isBase64Encoded"] = false;
    return event;
}

}  // namespace cascade
