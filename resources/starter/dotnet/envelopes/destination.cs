//: expect Assert.Null(answer);
//: when Has(request, "requestPayload")
/// <summary>How an asynchronous run of another function ended: its event, its result, and Success or why it
/// failed.</summary>
private async Task<JsonNode?> TakeResult(JsonNode? request)
{
    await Process(new JsonObject
    {
        ["condition"] = request?["requestContext"]?["condition"]?.DeepClone(),
        ["event"] = request?["requestPayload"]?.DeepClone(),
        ["result"] = request?["responsePayload"]?.DeepClone(),
    });
    return null;
}
