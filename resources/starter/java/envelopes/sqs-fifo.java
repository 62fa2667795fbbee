//: import java.util.ArrayList
//: import java.util.List
//: failures
//: parse
//: expect assertEquals(0, answer.path("batchItemFailures").size());
//: when sourceOf(event).equals("aws:sqs")
/** A batch of a FIFO queue. To keep the order, a failed message and all after it are delivered again. */
private JsonNode takeMessages(JsonNode event) {
    List<String> failed = new ArrayList<>();
    for (JsonNode record : event.path("Records")) {
        String id = record.path("messageId").asText();
        try {
            if (failed.isEmpty()) {
                process(parse(record.path("body").asText()));
                continue;
            }
        } catch (IOException | RuntimeException failure) {
            System.err.println("Message " + id + " failed: " + failure);
        }
        failed.add(id);
    }
    return failures(failed);
}
