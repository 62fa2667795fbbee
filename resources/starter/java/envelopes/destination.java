//: expect assertEquals(NullNode.getInstance(), answer);
//: when event.has("requestPayload")
/** How an asynchronous run of another function ended: its event, its result, and Success or why it failed. */
private JsonNode takeResult(JsonNode event) throws IOException {
    var ended = JSON.createObjectNode();
    ended.set("condition", event.path("requestContext").path("condition"));
    ended.set("event", event.path("requestPayload"));
    ended.set("result", event.path("responsePayload"));
    process(ended);
    return null;
}
