// SPDX-License-Identifier: MIT
// Choosing a dead-letter queue, and letting services write to it.
#include "model/plan/dead_letters.h"

#include "model/plan/intrinsics.h"

namespace cascade {

const Connection* deadLettersOf(const Builder& builder, const Connection& connection) {
    const Connection* common = nullptr;
    for (const Connection* letters : builder.outgoing(builder.from(connection), "sqs-queue", "dead-letter")) {
        const std::string of = builder.values(*letters).text("of");
        if (of == builder.to(connection).name) return letters;
        if (of.empty() && !common) common = letters;
    }
    return common;
}

Json deadLetterQueueOf(const Builder& builder, const Connection& connection) {
    const Connection* letters = deadLettersOf(builder, connection);
    return letters ? getAtt(builder.to(*letters).name, "Arn") : Json();
}

void allowDeadLetters(Builder& builder, const Connection& connection, const char* service, const Json& sourceArns) {
    const Node& queue = builder.to(connection);
    builder.allow(queue,
                  {{"Effect", "Allow"},
                   {"Principal", {{"Service", service}}},
                   {"Action", builder.actions(connection).front()},
                   {"Resource", getAtt(queue.name, "Arn")},
                   {"Condition", {{"ArnLike", {{"aws:SourceArn", sourceArns}}}}}},
                  originOf(connection, queue.id));
}

Statement deadLetterStatement(const Json& queue, const Origin& origin) {
    return {{"sqs:SendMessage"}, {queue}, nullptr, "Keeps what could not be delivered", origin};
}

}  // namespace cascade
