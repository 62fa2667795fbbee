//: import java.net.URLDecoder
//: import java.nio.charset.StandardCharsets
//: expect assertEquals(NullNode.getInstance(), answer);
//: when sourceOf(event).equals("aws:s3")
/** Objects that came into a bucket or left it. */
private JsonNode takeObjects(JsonNode event) throws IOException {
    for (JsonNode record : event.path("Records")) {
        JsonNode object = record.path("s3").path("object");
        var payload = JSON.createObjectNode();
        payload.set("change", record.path("eventName")); // ObjectCreated:Put, ObjectRemoved:Delete, ...
        payload.set("bucket", record.path("s3").path("bucket").path("name"));
        payload.put("key", URLDecoder.decode(object.path("key").asText(), StandardCharsets.UTF_8));
        payload.set("size", object.path("size"));
        process(payload);
    }
    return null;
}
