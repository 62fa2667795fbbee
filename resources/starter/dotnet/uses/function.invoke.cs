//: import Amazon.Lambda
//: package AWSSDK.Lambda
//: setup private readonly AmazonLambdaClient _functions = new();
//: call await Invoke{{pascal}}(payload)
/// <summary>Hands the payload to {{name}} and does not wait for it.</summary>
private async Task Invoke{{pascal}}(JsonNode? payload)
{
    await _functions.InvokeAsync(new Amazon.Lambda.Model.InvokeRequest
    {
        FunctionName = Environment.GetEnvironmentVariable("{{variable}}"),
        InvocationType = InvocationType.Event,
        Payload = Text(payload),
    });
}
