//: decoded
//: failures
//: parse
//: expect Assert.Empty(answer?["batchItemFailures"]!.AsArray()!);
//: when SourceOf(request) == "aws:kinesis"
/// <summary>Records of a shard, in order. The batch is delivered again from the record that the answer
/// names.</summary>
private async Task<JsonNode?> TakeRecords(JsonNode? request)
{
    foreach (var record in request?["Records"]!.AsArray()!)
    {
        try
        {
            await Process(Parse(Decoded(record?["kinesis"]?["data"])));
        }
        catch (Exception failure)
        {
            var number = (string?)record?["kinesis"]?["sequenceNumber"];
            Console.Error.WriteLine($"Record {number} failed: {failure}");
            return Failures(new[] { number });
        }
    }
    return Failures(Array.Empty<string>());
}
