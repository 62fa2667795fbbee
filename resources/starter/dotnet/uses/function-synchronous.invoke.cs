//: import Amazon.Lambda
//: package AWSSDK.Lambda
//: setup private readonly AmazonLambdaClient _functions = new();
//: answer {{name}} await Invoke{{pascal}}(payload)
/// <summary>Calls {{name}}, waits, and returns its answer.</summary>
private async Task<JsonNode?> Invoke{{pascal}}(JsonNode? payload)
{
    var answer = await _functions.InvokeAsync(new Amazon.Lambda.Model.InvokeRequest
    {
        FunctionName = Environment.GetEnvironmentVariable("{{variable}}"),
        InvocationType = InvocationType.RequestResponse,
        Payload = Text(payload),
    });
    var result = Encoding.UTF8.GetString(answer.Payload.ToArray());
    // The call succeeds even when the called function fails.
    if (answer.FunctionError is not null) throw new InvalidOperationException($"{{name}} failed: {result}");
    return JsonNode.Parse(result);
}
