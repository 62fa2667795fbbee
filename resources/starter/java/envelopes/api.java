//: import com.fasterxml.jackson.core.JsonProcessingException
//: import com.fasterxml.jackson.databind.node.ObjectNode
//: decoded
//: expect assertEquals(200, answer.path("statusCode").asInt());
//: when event.has("headers")
/** A request to an API: what this returns is the response. */
private JsonNode answerRequest(JsonNode event) throws IOException {
    JsonNode payload;
    try {
        boolean isBase64 = event.path("isBase64Encoded").asBoolean();
        String body = isBase64 ? decoded(event.path("body")) : event.path("body").asText("");
        payload = JSON.readTree(body.isEmpty() || body.equals("null") ? "{}" : body);
    } catch (JsonProcessingException notJson) {
        return response(400, JSON.createObjectNode().put("error", "The body is not JSON."));
    }
    if (payload instanceof ObjectNode fields) {
        ObjectNode merged = JSON.createObjectNode();
        for (JsonNode part : new JsonNode[] {event.path("queryStringParameters"), fields, event.path("pathParameters")}) {
            part.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
        }
        payload = merged;
    }
    return response(200, process(payload));
}

private static JsonNode response(int status, JsonNode body) throws IOException {
    ObjectNode response = JSON.createObjectNode().put("statusCode", status);
    response.putObject("headers")
        .put("Content-Type", "application/json"){{cors}};
    return response.put("body", JSON.writeValueAsString(body));
}
