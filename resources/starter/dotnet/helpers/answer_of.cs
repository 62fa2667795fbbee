//: setup private static readonly HttpClient Web = new() { Timeout = TimeSpan.FromSeconds(10) };
/// <summary>The body of the answer to a request.</summary>
private static async Task<JsonNode?> AnswerOf(HttpRequestMessage request)
{
    using var answer = await Web.SendAsync(request);
    answer.EnsureSuccessStatusCode();
    return JsonNode.Parse(await answer.Content.ReadAsStringAsync());
}
