//: expect assertEquals(NullNode.getInstance(), answer);
//: when event.has("detail-type") && !event.path("source").asText().equals("aws.scheduler")
/** An event of a bus: "source" and "detail-type" say what happened, "detail" is what its sender wrote. */
private JsonNode takeBusEvent(JsonNode event) throws IOException {
    process(event.path("detail"));
    return null;
}
