//: first
//: is_yes
//: expect Assert.Equal("Allow", (string?)answer?["policyDocument"]?["Statement"]?[0]?["Effect"]);
//: when Has(request, "methodArn")
/// <summary>A REST API asks whether a request may pass. What lets it pass holds for all routes, since answers are
/// kept.</summary>
private async Task<JsonNode?> AuthorizeCall(JsonNode? request)
{
    var parts = ((string)request?["methodArn"]!).Split('/');
    var statement = new JsonObject
    {
        ["Action"] = "execute-api:Invoke",
        ["Effect"] = IsYes(await Process(request)) ? "Allow" : "Deny",
        ["Resource"] = $"{parts[0]}/{parts[1]}/*",
    };
    var policy = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
    return new JsonObject { ["principalId"] = "caller", ["policyDocument"] = policy };
}
