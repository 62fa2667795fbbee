using System.Text.Json.Nodes;
using Xunit;

namespace App.Tests;

/// <summary>Unit test of {{name}}: how it takes its events. AWS is not called.</summary>
public class FunctionTest
{
    private JsonNode? _event;

    public FunctionTest()
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-west-1");
    }

    /// <summary>The work itself hands back what it got.</summary>
    private sealed class Idle : Function
    {
        protected override Task<JsonNode?> Process(JsonNode? payload) => Task.FromResult(payload);
    }

    private async Task<JsonNode?> AnswerTo(string sample)
    {
        _event = JsonNode.Parse(await File.ReadAllTextAsync(sample));
        return await new Idle().Answer(_event);
    }

{{tests}}
}
