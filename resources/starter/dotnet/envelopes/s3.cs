//: import System.Net
//: expect Assert.Null(answer);
//: when SourceOf(request) == "aws:s3"
/// <summary>Objects that came into a bucket or left it.</summary>
private async Task<JsonNode?> TakeObjects(JsonNode? request)
{
    foreach (var record in request?["Records"]!.AsArray()!)
    {
        var s3 = record?["s3"];
        await Process(new JsonObject
        {
            ["change"] = record?["eventName"]?.DeepClone(), // ObjectCreated:Put, ObjectRemoved:Delete, ...
            ["bucket"] = s3?["bucket"]?["name"]?.DeepClone(),
            ["key"] = WebUtility.UrlDecode((string?)s3?["object"]?["key"]),
            ["size"] = s3?["object"]?["size"]?.DeepClone(),
        });
    }
    return null;
}
