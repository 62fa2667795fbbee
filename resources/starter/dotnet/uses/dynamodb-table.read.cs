//: import Amazon.DynamoDBv2
//: import Amazon.DynamoDBv2.DocumentModel
//: import Amazon.DynamoDBv2.Model
//: package AWSSDK.DynamoDBv2
//: setup private readonly AmazonDynamoDBClient _tables = new();
//: as_item
//: answer {{name}} await FindIn{{pascal}}(payload)
/// <summary>The item of {{name}} with the key that the payload names, or null.</summary>
private async Task<JsonNode?> FindIn{{pascal}}(JsonNode? payload)
{
    var item = AsItem(payload);
    var key = new Dictionary<string, AttributeValue> { {{key}} };
    var found = await _tables.GetItemAsync(Environment.GetEnvironmentVariable("{{variable}}"), key);
    return found.Item is { Count: > 0 } ? JsonNode.Parse(Document.FromAttributeMap(found.Item).ToJson()) : null;
}
