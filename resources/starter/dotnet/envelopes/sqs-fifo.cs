//: failures
//: parse
//: expect Assert.Empty(answer?["batchItemFailures"]!.AsArray()!);
//: when SourceOf(request) == "aws:sqs"
/// <summary>A batch of a FIFO queue. To keep the order, a failed message and all after it are delivered
/// again.</summary>
private async Task<JsonNode?> TakeMessages(JsonNode? request)
{
    var failed = new List<string?>();
    foreach (var record in request?["Records"]!.AsArray()!)
    {
        var id = (string?)record?["messageId"];
        try
        {
            if (failed.Count == 0)
            {
                await Process(Parse((string)record?["body"]!));
                continue;
            }
        }
        catch (Exception failure)
        {
            Console.Error.WriteLine($"Message {id} failed: {failure}");
        }
        failed.Add(id);
    }
    return Failures(failed);
}
