/** "aws:sqs", "aws:sns", ...: the service whose records these are. */
private static String sourceOf(JsonNode event) {
    JsonNode first = event.path("Records").path(0);
    return first.path("eventSource").asText(first.path("EventSource").asText());
}
