//: import java.util.Map
//: import software.amazon.awssdk.services.dynamodb.DynamoDbClient
//: import software.amazon.awssdk.services.dynamodb.model.AttributeValue
//: import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument
//: package dynamodb-enhanced
//: setup private final DynamoDbClient dynamoDb = DynamoDbClient.create();
//: as_item
//: answer {{name}} findIn{{pascal}}(payload)
/** The item of {{name}} with the key that the payload names, or null. */
private JsonNode findIn{{pascal}}(JsonNode payload) throws IOException {
    JsonNode item = asItem(payload);
    Map<String, AttributeValue> key = Map.of({{key}});
    var found = dynamoDb.getItem(request -> request.tableName(System.getenv("{{variable}}")).key(key));
    return found.hasItem() ? JSON.readTree(EnhancedDocument.fromAttributeValueMap(found.item()).toJson()) : null;
}
