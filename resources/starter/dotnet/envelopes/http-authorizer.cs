//: first
//: is_yes
//: expect Assert.True((bool?)answer?["isAuthorized"]);
//: when Has(request, "routeArn")
/// <summary>An HTTP API asks whether a request may pass.</summary>
private async Task<JsonNode?> AuthorizeRequest(JsonNode? request)
{
    return new JsonObject { ["isAuthorized"] = IsYes(await Process(request)) };
}
