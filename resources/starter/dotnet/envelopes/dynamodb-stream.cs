//: import System.Globalization
//: failures
//: expect Assert.Empty(answer?["batchItemFailures"]!.AsArray()!);
//: when SourceOf(request) == "aws:dynamodb"
/// <summary>Changes of a table's items, in order. The batch is delivered again from the change that the answer
/// names.</summary>
private async Task<JsonNode?> TakeChanges(JsonNode? request)
{
    foreach (var record in request?["Records"]!.AsArray()!)
    {
        var change = record?["dynamodb"];
        try
        {
            await Process(new JsonObject
            {
                ["change"] = record?["eventName"]?.DeepClone(), // INSERT, MODIFY or REMOVE
                ["keys"] = Plain(change?["Keys"]),
                ["before"] = Plain(change?["OldImage"]),
                ["after"] = Plain(change?["NewImage"]),
            });
        }
        catch (Exception failure)
        {
            var number = (string?)change?["SequenceNumber"];
            Console.Error.WriteLine($"Change {number} failed: {failure}");
            return Failures(new[] { number });
        }
    }
    return Failures(Array.Empty<string>());
}

/// <summary>{"id": {"S": "1"}} becomes {"id": "1"}.</summary>
private static JsonNode? Plain(JsonNode? image)
{
    if (image is not JsonObject attributes) return null;
    var item = new JsonObject();
    foreach (var attribute in attributes) item[attribute.Key] = PlainValue(attribute.Value!.AsObject().First());
    return item;
}

private static JsonNode? PlainValue(KeyValuePair<string, JsonNode?> attribute)
{
    switch (attribute.Key)
    {
        case "N":
            return decimal.Parse((string)attribute.Value!, NumberStyles.Float, CultureInfo.InvariantCulture);
        case "NULL":
            return null;
        case "M":
            return Plain(attribute.Value);
        case "L":
            var items = attribute.Value!.AsArray().Select(item => PlainValue(item!.AsObject().First()));
            return new JsonArray(items.ToArray());
        default:
            return attribute.Value?.DeepClone();
    }
}
