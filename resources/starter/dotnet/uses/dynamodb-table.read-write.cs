//: import Amazon.DynamoDBv2
//: import Amazon.DynamoDBv2.DocumentModel
//: import Amazon.DynamoDBv2.Model
//: package AWSSDK.DynamoDBv2
//: setup private readonly AmazonDynamoDBClient _tables = new();
//: as_item
//: answer {{name}} await StoreIn{{pascal}}(payload)
/// <summary>Stores the payload as an item of {{name}} and returns the item that it replaced, or null.</summary>
private async Task<JsonNode?> StoreIn{{pascal}}(JsonNode? payload)
{
    var item = AsItem(payload);
    var key = new Dictionary<string, AttributeValue> { {{key}} };
    var values = Document.FromJson(Text(item)).ToAttributeMap();
    foreach (var part in key) values[part.Key] = part.Value;
    var table = Environment.GetEnvironmentVariable("{{variable}}");
    var replaced = await _tables.PutItemAsync(table, values, ReturnValue.ALL_OLD);
    if (replaced.Attributes is not { Count: > 0 }) return null;
    return JsonNode.Parse(Document.FromAttributeMap(replaced.Attributes).ToJson());
}
