//: parse
//: expect assertEquals(NullNode.getInstance(), answer);
//: when sourceOf(event).equals("aws:sqs")
/** A batch of queue messages. If one of them fails, all are delivered again. */
private JsonNode takeMessages(JsonNode event) throws IOException {
    for (JsonNode record : event.path("Records")) {
        process(parse(record.path("body").asText()));
    }
    return null;
}
