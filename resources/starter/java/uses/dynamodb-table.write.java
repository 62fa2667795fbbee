//: import java.util.Map
//: import software.amazon.awssdk.services.dynamodb.DynamoDbClient
//: import software.amazon.awssdk.services.dynamodb.model.AttributeValue
//: import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument
//: package dynamodb-enhanced
//: setup private final DynamoDbClient dynamoDb = DynamoDbClient.create();
//: as_item
//: import java.util.HashMap
//: call storeIn{{pascal}}(payload)
/** Stores the payload as an item of {{name}}; what it lacks of the key is made up. */
private void storeIn{{pascal}}(JsonNode payload) {
    JsonNode item = asItem(payload);
    Map<String, AttributeValue> values = new HashMap<>(EnhancedDocument.fromJson(item.toString()).toMap());
    values.putAll(Map.of({{key}}));
    dynamoDb.putItem(request -> request.tableName(System.getenv("{{variable}}")).item(values));
}
