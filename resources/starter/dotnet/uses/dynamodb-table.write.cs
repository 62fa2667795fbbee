//: import Amazon.DynamoDBv2
//: import Amazon.DynamoDBv2.DocumentModel
//: import Amazon.DynamoDBv2.Model
//: package AWSSDK.DynamoDBv2
//: setup private readonly AmazonDynamoDBClient _tables = new();
//: as_item
//: call await StoreIn{{pascal}}(payload)
/// <summary>Stores the payload as an item of {{name}}; what it lacks of the key is made up.</summary>
private async Task StoreIn{{pascal}}(JsonNode? payload)
{
    var item = AsItem(payload);
    var key = new Dictionary<string, AttributeValue> { {{key}} };
    var values = Document.FromJson(Text(item)).ToAttributeMap();
    foreach (var part in key) values[part.Key] = part.Value;
    await _tables.PutItemAsync(Environment.GetEnvironmentVariable("{{variable}}"), values);
}
