// SPDX-License-Identifier: MIT
// Dead-letter queues of what buses, schedules and topics deliver.
#pragma once

#include "model/plan/builder.h"

namespace cascade {

/// The connection to the queue that takes what fails on this connection: that of its target, else that of all
/// targets of its source; nullptr: there is none.
const Connection* deadLettersOf(const Builder& builder, const Connection& connection);
/// The queue's ARN; null: there is none.
Json deadLetterQueueOf(const Builder& builder, const Connection& connection);

/// Lets `service` send to the connection's target on behalf of what `sourceArns` names; "*" stands for any letters.
void allowDeadLetters(Builder& builder, const Connection& connection, const char* service, const Json& sourceArns);

/// What the role of a schedule needs for its dead letters.
Statement deadLetterStatement(const Json& queue, const Origin& origin);

}  // namespace cascade
