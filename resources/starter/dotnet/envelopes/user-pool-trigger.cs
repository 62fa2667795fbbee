//: expect Assert.True(JsonNode.DeepEquals(_event, answer));
//: when Has(request, "triggerSource")
/// <summary>A user pool asks: the event goes back, with the answer in its response. An error refuses the
/// user.</summary>
private async Task<JsonNode?> TakeQuestion(JsonNode? request)
{
    await Process(request?["request"]);
    return request;
}
