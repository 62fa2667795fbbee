//: failures
//: parse
//: expect Assert.Empty(answer?["batchItemFailures"]!.AsArray()!);
//: when SourceOf(request) == "aws:sqs"
/// <summary>A batch of queue messages. Only those named in the answer are delivered again.</summary>
private async Task<JsonNode?> TakeMessages(JsonNode? request)
{
    var failed = new List<string?>();
    foreach (var record in request?["Records"]!.AsArray()!)
    {
        try
        {
            await Process(Parse((string)record?["body"]!));
        }
        catch (Exception failure)
        {
            var id = (string?)record?["messageId"];
            Console.Error.WriteLine($"Message {id} failed: {failure}");
            failed.Add(id);
        }
    }
    return Failures(failed);
}
