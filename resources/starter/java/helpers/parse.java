//: import com.fasterxml.jackson.core.JsonProcessingException
/** JSON where it is JSON, else the text as it is. */
private static JsonNode parse(String text) {
    try {
        return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
        return JSON.getNodeFactory().textNode(text);
    }
}
