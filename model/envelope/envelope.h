// SPDX-License-Identifier: MIT
// The envelope of a connection: the exact JSON that its target receives from its source. `cascade envelope` prints
// it, the simulator builds it when somebody looks.
#pragma once

#include <memory>
#include <vector>

#include "model/catalog/catalog.h"
#include "model/envelope/hop.h"
#include "model/envelope/letter.h"

namespace cascade {

struct Line;
struct Shape;

/// How one connection wraps what passes along it. Made once per connection; copies are cheap and share what was
/// read. Everything is a function of the letter and the hop: nothing is drawn or counted here.
class Envelope {
public:
    /// Fails for illegal connections and those that deliver nothing.
    static Result<Envelope> of(const Architecture& architecture, const Catalog& catalog,
                               const Connection& connection);

    /// A hop of this connection.
    Hop hop(Nanoseconds time = kEpoch, std::uint64_t number = 1) const;

    /// True: `handedOn` is the letter itself, nothing is wrapped.
    bool passesOn() const;
    /// One message as the target sees it: one record of a batch, else the whole event.
    Json record(LetterView letter, const Hop& hop) const;
    /// The event of one message.
    Json event(LetterView letter, const Hop& hop) const;
    /// The event of a batch of such records; `hop` is the first one's. REQUIRES: one record, where events are no
    /// batches.
    Json batch(std::vector<Json> records, const Hop& hop) const;
    /// What the connection's filter or pattern is matched against.
    Json filterView(LetterView letter, const Hop& hop) const;
    /// The letter that the target takes when it is a service that hands on in its turn: a queue's message, a bus
    /// event's detail with its source beside it, …
    Letter handedOn(LetterView letter, const Hop& hop) const;

private:
    Envelope(std::shared_ptr<const Line> line, const Shape* shape) : m_line(std::move(line)), m_shape(shape) {}

    std::shared_ptr<const Line> m_line;
    const Shape* m_shape;
};

/// The event with the sample payload of the connection's source, its placeholders filled in. A function of the
/// design alone.
Result<Json> sampleEnvelope(const Architecture& architecture, const Catalog& catalog, const Connection& connection);

}  // namespace cascade
