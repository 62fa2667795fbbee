//: import software.amazon.awssdk.services.eventbridge.EventBridgeClient
//: package eventbridge
//: setup private final EventBridgeClient events = EventBridgeClient.create();
//: call putOn{{pascal}}(payload)
//: as_item
/** Puts an event on the bus {{name}}; rules there see its source, its detail type and its detail. */
private void putOn{{pascal}}(JsonNode payload) {
    var answer = events.putEvents(request -> request.entries(entry -> entry
        .eventBusName(System.getenv("{{variable}}"))
        .source("{{application}}")
        .detailType("{{function}} finished")
        .detail(asItem(payload).toString())));
    if (answer.failedEntryCount() > 0) { // The call itself succeeds even when the bus refuses an entry.
        throw new IllegalStateException(answer.entries().get(0).errorMessage());
    }
}
