//: import java.util.List
//: decoded
//: failures
//: parse
//: expect assertEquals(0, answer.path("batchItemFailures").size());
//: when sourceOf(event).equals("aws:kinesis")
/** Records of a shard, in order. The batch is delivered again from the record that the answer names. */
private JsonNode takeRecords(JsonNode event) {
    for (JsonNode record : event.path("Records")) {
        try {
            process(parse(decoded(record.path("kinesis").path("data"))));
        } catch (IOException | RuntimeException failure) {
            String number = record.path("kinesis").path("sequenceNumber").asText();
            System.err.println("Record " + number + " failed: " + failure);
            return failures(List.of(number));
        }
    }
    return failures(List.of());
}
