{{imports}}

namespace App;

/// <summary>
/// {{name}}{{description}}
///
{{about}}
/// </summary>
public class Function
{
{{setup}}

    /// <summary>Lambda calls this for every event.</summary>
    public async Task<Stream> Handle(Stream input)
    {
        var request = await JsonNode.ParseAsync(input);
        Console.WriteLine(Text(request)); // Shows in the logs what arrives: take it out when you know it.
        return new MemoryStream(Encoding.UTF8.GetBytes(Text(await Answer(request))));
    }

    public async Task<JsonNode?> Answer(JsonNode? request)
    {
{{dispatch}}
    }

{{envelopes}}

    /// <summary>The work itself: write yours here. The result is the answer, if somebody waits for one.</summary>
    protected virtual async Task<JsonNode?> Process(JsonNode? payload)
    {
{{steps}}
    }

{{uses}}

    private static string Text(JsonNode? json) => json?.ToJsonString() ?? "null";

{{helpers}}

{{parameter}}
}
