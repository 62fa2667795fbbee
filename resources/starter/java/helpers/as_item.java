//: import com.fasterxml.jackson.databind.node.ObjectNode
/** An object stays what it is; anything else becomes one. */
private static ObjectNode asItem(JsonNode payload) {
    return payload instanceof ObjectNode item ? item : JSON.createObjectNode().set("value", payload);
}
