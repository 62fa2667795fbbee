// SPDX-License-Identifier: MIT
// The envelope of a connection: the exact JSON that its target receives from its source, for one message.
#pragma once

#include "model/catalog/catalog.h"
#include "model/envelope/hop.h"

namespace cascade {

/// `payload` means what a stimulus's payload means at the source: an API's body; a queue's, topic's or stream's
/// message; a bus event's detail; a bucket's {key, size}; a table's item. Where nothing is wrapped (a message sent
/// to a queue, an item written to a table), the envelope is the payload. Fails for illegal connections and those
/// that deliver nothing.
Result<Json> envelopeOf(const Architecture& architecture, const Catalog& catalog, const Connection& connection,
                        const Json& payload, const Hop& hop);

/// A hop of the connection, at the default time and place.
Hop hopOf(const Architecture& architecture, const Connection& connection);

/// The envelope with the sample payload of the connection's source, its placeholders filled in. A function of the
/// design alone.
Result<Json> sampleEnvelope(const Architecture& architecture, const Catalog& catalog, const Connection& connection);

}  // namespace cascade
