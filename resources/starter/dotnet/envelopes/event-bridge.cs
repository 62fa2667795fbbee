//: expect Assert.Null(answer);
//: when Has(request, "detail-type") && (string?)request!["source"] != "aws.scheduler"
/// <summary>An event of a bus: "source" and "detail-type" say what happened, "detail" is what its sender
/// wrote.</summary>
private async Task<JsonNode?> TakeBusEvent(JsonNode? request)
{
    await Process(request?["detail"]);
    return null;
}
