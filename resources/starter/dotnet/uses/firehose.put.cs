//: import Amazon.KinesisFirehose
//: package AWSSDK.KinesisFirehose
//: setup private readonly AmazonKinesisFirehoseClient _deliveryStreams = new();
//: call await PutInto{{pascal}}(payload)
/// <summary>Puts a record into {{name}}, one line of JSON each.</summary>
private async Task PutInto{{pascal}}(JsonNode? payload)
{
    var data = new MemoryStream(Encoding.UTF8.GetBytes(Text(payload) + "\n"));
    await _deliveryStreams.PutRecordAsync(new Amazon.KinesisFirehose.Model.PutRecordRequest
    {
        DeliveryStreamName = Environment.GetEnvironmentVariable("{{variable}}"),
        Record = new Amazon.KinesisFirehose.Model.Record { Data = data },
    });
}
