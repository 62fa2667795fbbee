//: import Amazon.Kinesis
//: package AWSSDK.Kinesis
//: setup private readonly AmazonKinesisClient _streams = new();
//: call await PutInto{{pascal}}(payload)
/// <summary>Puts a record into the stream {{name}}. Records with the same partition key keep their
/// order.</summary>
private async Task PutInto{{pascal}}(JsonNode? payload)
{
    await _streams.PutRecordAsync(new Amazon.Kinesis.Model.PutRecordRequest
    {
        StreamName = Environment.GetEnvironmentVariable("{{variable}}"),
        PartitionKey = Guid.NewGuid().ToString(),
        Data = new MemoryStream(Encoding.UTF8.GetBytes(Text(payload))),
    });
}
