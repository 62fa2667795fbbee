//: import java.util.ArrayList
//: import java.util.List
//: failures
//: parse
//: expect assertEquals(0, answer.path("batchItemFailures").size());
//: when sourceOf(event).equals("aws:sqs")
/** A batch of queue messages. Only those named in the answer are delivered again. */
private JsonNode takeMessages(JsonNode event) {
    List<String> failed = new ArrayList<>();
    for (JsonNode record : event.path("Records")) {
        try {
            process(parse(record.path("body").asText()));
        } catch (IOException | RuntimeException failure) {
            String id = record.path("messageId").asText();
            System.err.println("Message " + id + " failed: " + failure);
            failed.add(id);
        }
    }
    return failures(failed);
}
