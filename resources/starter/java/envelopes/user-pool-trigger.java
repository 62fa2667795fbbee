//: expect assertEquals(event, answer);
//: when event.has("triggerSource")
/** A user pool asks: the event goes back, with the answer in its response. An error refuses the user. */
private JsonNode takeQuestion(JsonNode event) throws IOException {
    process(event.path("request"));
    return event;
}
