/// <summary>Whether the event has such a member.</summary>
private static bool Has(JsonNode? request, string name) => request is JsonObject members && members.ContainsKey(name);

/// <summary>"aws:sqs", "aws:sns", ...: the service whose records these are.</summary>
private static string? SourceOf(JsonNode? request)
{
    var first = (request as JsonObject)?["Records"]?[0];
    return (string?)(first?["eventSource"] ?? first?["EventSource"]);
}
