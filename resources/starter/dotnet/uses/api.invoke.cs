//: answer_of
//: answer {{name}} await Call{{pascal}}(payload)
/// <summary>{{method}} {{path}} of {{name}}: returns the body of its answer.</summary>
private async Task<JsonNode?> Call{{pascal}}(JsonNode? payload)
{
    var url = Environment.GetEnvironmentVariable("{{variable}}") + "{{path}}";
    var request = new HttpRequestMessage(new HttpMethod("{{method}}"), url) { Content = {{data}} };
    return await AnswerOf(request);
}
