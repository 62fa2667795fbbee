/// <summary>The answer to a batch: only what it names is delivered again.</summary>
private static JsonNode Failures(IEnumerable<string?> identifiers)
{
    var list = new JsonArray();
    foreach (var identifier in identifiers) list.Add(new JsonObject { ["itemIdentifier"] = identifier });
    return new JsonObject { ["batchItemFailures"] = list };
}
