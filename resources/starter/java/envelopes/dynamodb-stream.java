//: import com.fasterxml.jackson.databind.node.ObjectNode
//: import java.math.BigDecimal
//: import java.util.List
//: failures
//: expect assertEquals(0, answer.path("batchItemFailures").size());
//: when sourceOf(event).equals("aws:dynamodb")
/** Changes of a table's items, in order. The batch is delivered again from the change that the answer names. */
private JsonNode takeChanges(JsonNode event) {
    for (JsonNode record : event.path("Records")) {
        JsonNode change = record.path("dynamodb");
        try {
            ObjectNode payload = JSON.createObjectNode();
            payload.set("change", record.path("eventName")); // INSERT, MODIFY or REMOVE
            payload.set("keys", plain(change.path("Keys")));
            payload.set("before", plain(change.path("OldImage")));
            payload.set("after", plain(change.path("NewImage")));
            process(payload);
        } catch (IOException | RuntimeException failure) {
            String number = change.path("SequenceNumber").asText();
            System.err.println("Change " + number + " failed: " + failure);
            return failures(List.of(number));
        }
    }
    return failures(List.of());
}

/** {"id": {"S": "1"}} becomes {"id": "1"}. */
private static JsonNode plain(JsonNode image) {
    if (!image.isObject()) {
        return null;
    }
    ObjectNode item = JSON.createObjectNode();
    image.properties().forEach(field -> item.set(field.getKey(), plainValue(field.getValue())));
    return item;
}

private static JsonNode plainValue(JsonNode attribute) {
    var field = attribute.properties().iterator().next();
    JsonNode value = field.getValue();
    switch (field.getKey()) {
        case "N":
            return JSON.getNodeFactory().numberNode(new BigDecimal(value.asText()));
        case "NULL":
            return JSON.nullNode();
        case "M":
            return plain(value);
        case "L":
            var list = JSON.createArrayNode();
            value.forEach(item -> list.add(plainValue(item)));
            return list;
        default:
            return value;
    }
}
