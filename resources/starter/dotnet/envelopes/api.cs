//: import System.Text.Json
//: decoded
//: expect Assert.Equal(200, (int?)answer?["statusCode"]);
//: when Has(request, "headers")
/// <summary>A request to an API: what this returns is the response.</summary>
private async Task<JsonNode?> AnswerRequest(JsonNode? request)
{
    JsonNode? payload;
    try
    {
        var isBase64 = (bool?)request?["isBase64Encoded"] ?? false;
        var body = isBase64 ? Decoded(request?["body"]) : (string?)request?["body"];
        payload = JsonNode.Parse(string.IsNullOrEmpty(body) ? "{}" : body);
    }
    catch (JsonException)
    {
        return Response(400, new JsonObject { ["error"] = "The body is not JSON." });
    }
    if (payload is JsonObject fields)
    {
        var merged = new JsonObject();
        foreach (var part in new[] { request?["queryStringParameters"], fields, request?["pathParameters"] })
            foreach (var field in part as JsonObject ?? new JsonObject())
                merged[field.Key] = field.Value?.DeepClone();
        payload = merged;
    }
    return Response(200, await Process(payload));
}

private static JsonNode Response(int status, JsonNode? body)
{
    var headers = new JsonObject { ["Content-Type"] = "application/json"{{cors}} };
    return new JsonObject { ["statusCode"] = status, ["headers"] = headers, ["body"] = Text(body) };
}
