//: import com.fasterxml.jackson.databind.node.ObjectNode
//: import java.nio.charset.StandardCharsets
//: import java.util.Base64
//: decoded
//: parse
//: expect assertEquals("Ok", answer.path("records").path(0).path("result").asText());
//: when event.has("deliveryStreamArn")
/** Records on their way through Firehose. Each comes back: Ok, Dropped or ProcessingFailed. */
private JsonNode transformRecords(JsonNode event) {
    ObjectNode answer = JSON.createObjectNode();
    var records = answer.putArray("records");
    event.path("records").forEach(record -> records.add(transform(record)));
    return answer;
}

private JsonNode transform(JsonNode record) {
    ObjectNode answer = JSON.createObjectNode();
    answer.set("recordId", record.path("recordId"));
    try {
        String result = JSON.writeValueAsString(process(parse(decoded(record.path("data"))))) + "\n";
        String data = Base64.getEncoder().encodeToString(result.getBytes(StandardCharsets.UTF_8));
        return answer.put("result", "Ok").put("data", data);
    } catch (IOException | RuntimeException failure) {
        System.err.println("Record " + record.path("recordId").asText() + " failed: " + failure);
        return answer.put("result", "ProcessingFailed").set("data", record.path("data"));
    }
}
