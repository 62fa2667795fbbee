//: parse
//: expect assertEquals(NullNode.getInstance(), answer);
//: when sourceOf(event).equals("aws:sns")
/** A message of a topic; SNS hands over one at a time. */
private JsonNode takeNotifications(JsonNode event) throws IOException {
    for (JsonNode record : event.path("Records")) {
        process(parse(record.path("Sns").path("Message").asText()));
    }
    return null;
}
