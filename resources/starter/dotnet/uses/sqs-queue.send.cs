//: import Amazon.SQS
//: import Amazon.SQS.Model
//: package AWSSDK.SQS
//: setup private readonly AmazonSQSClient _queues = new();
//: call await SendTo{{pascal}}(payload)
/// <summary>Sends the payload as a message to {{name}}.</summary>
private async Task SendTo{{pascal}}(JsonNode? payload)
{
    await _queues.SendMessageAsync(new SendMessageRequest
    {
        QueueUrl = Environment.GetEnvironmentVariable("{{variable}}"),
        MessageBody = Text(payload),
    });
}
