//: parse
//: expect Assert.Null(answer);
//: when SourceOf(request) == "aws:sns"
/// <summary>A message of a topic; SNS hands over one at a time.</summary>
private async Task<JsonNode?> TakeNotifications(JsonNode? request)
{
    foreach (var record in request?["Records"]!.AsArray()!) await Process(Parse((string)record?["Sns"]?["Message"]!));
    return null;
}
