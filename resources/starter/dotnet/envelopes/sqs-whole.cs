//: parse
//: expect Assert.Null(answer);
//: when SourceOf(request) == "aws:sqs"
/// <summary>A batch of queue messages. If one of them fails, all are delivered again.</summary>
private async Task<JsonNode?> TakeMessages(JsonNode? request)
{
    foreach (var record in request?["Records"]!.AsArray()!) await Process(Parse((string)record?["body"]!));
    return null;
}
