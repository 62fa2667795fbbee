//: decoded
//: parse
//: expect Assert.Equal("Ok", (string?)answer?["records"]?[0]?["result"]);
//: when Has(request, "deliveryStreamArn")
/// <summary>Records on their way through Firehose. Each comes back: Ok, Dropped or ProcessingFailed.</summary>
private async Task<JsonNode?> TransformRecords(JsonNode? request)
{
    var records = new JsonArray();
    foreach (var record in request?["records"]!.AsArray()!) records.Add(await Transform(record!));
    return new JsonObject { ["records"] = records };
}

private async Task<JsonNode> Transform(JsonNode record)
{
    var id = (string?)record["recordId"];
    try
    {
        var result = Text(await Process(Parse(Decoded(record["data"])))) + "\n";
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(result));
        return new JsonObject { ["recordId"] = id, ["result"] = "Ok", ["data"] = data };
    }
    catch (Exception failure)
    {
        Console.Error.WriteLine($"Record {id} failed: {failure}");
        var data = (string?)record["data"];
        return new JsonObject { ["recordId"] = id, ["result"] = "ProcessingFailed", ["data"] = data };
    }
}
