//: import java.util.Map
//: import software.amazon.awssdk.services.dynamodb.DynamoDbClient
//: import software.amazon.awssdk.services.dynamodb.model.AttributeValue
//: import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument
//: package dynamodb-enhanced
//: setup private final DynamoDbClient dynamoDb = DynamoDbClient.create();
//: as_item
//: import java.util.HashMap
//: import software.amazon.awssdk.services.dynamodb.model.ReturnValue
//: answer {{name}} storeIn{{pascal}}(payload)
/** Stores the payload as an item of {{name}} and returns the item that it replaced, or null. */
private JsonNode storeIn{{pascal}}(JsonNode payload) throws IOException {
    JsonNode item = asItem(payload);
    Map<String, AttributeValue> values = new HashMap<>(EnhancedDocument.fromJson(item.toString()).toMap());
    values.putAll(Map.of({{key}}));
    var replaced = dynamoDb.putItem(request -> request.tableName(System.getenv("{{variable}}"))
        .item(values)
        .returnValues(ReturnValue.ALL_OLD));
    if (!replaced.hasAttributes()) {
        return null;
    }
    return JSON.readTree(EnhancedDocument.fromAttributeValueMap(replaced.attributes()).toJson());
}
