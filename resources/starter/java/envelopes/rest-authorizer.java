//: first
//: is_yes
//: expect assertEquals("Allow", answer.path("policyDocument").path("Statement").path(0).path("Effect").asText());
//: when event.has("methodArn")
/** A REST API asks whether a request may pass. What lets it pass holds for all routes, since answers are kept. */
private JsonNode authorizeCall(JsonNode event) throws IOException {
    String[] parts = event.path("methodArn").asText().split("/", 3);
    var answer = JSON.createObjectNode().put("principalId", "caller");
    answer.putObject("policyDocument")
        .put("Version", "2012-10-17")
        .putArray("Statement")
        .addObject()
        .put("Action", "execute-api:Invoke")
        .put("Effect", isYes(process(event)) ? "Allow" : "Deny")
        .put("Resource", parts[0] + "/" + parts[1] + "/*");
    return answer;
}
