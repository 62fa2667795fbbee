//: import Amazon.SimpleNotificationService
//: import Amazon.SimpleNotificationService.Model
//: package AWSSDK.SimpleNotificationService
//: setup private readonly AmazonSimpleNotificationServiceClient _topics = new();
//: call await PublishTo{{pascal}}(payload)
/// <summary>Publishes the payload to all subscribers of {{name}}.</summary>
private async Task PublishTo{{pascal}}(JsonNode? payload)
{
    await _topics.PublishAsync(new PublishRequest
    {
        TopicArn = Environment.GetEnvironmentVariable("{{variable}}"),
        Message = Text(payload),
    });
}
