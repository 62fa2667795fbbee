//: first
//: is_yes
//: expect assertEquals(true, answer.path("isAuthorized").asBoolean());
//: when event.has("routeArn")
/** An HTTP API asks whether a request may pass. */
private JsonNode authorizeRequest(JsonNode event) throws IOException {
    return JSON.createObjectNode().put("isAuthorized", isYes(process(event)));
}
