//: import com.fasterxml.jackson.databind.node.ObjectNode
//: import java.util.List
/** The answer to a batch: only what it names is delivered again. */
private static JsonNode failures(List<String> identifiers) {
    ObjectNode answer = JSON.createObjectNode();
    var list = answer.putArray("batchItemFailures");
    identifiers.forEach(identifier -> list.addObject().put("itemIdentifier", identifier));
    return answer;
}
