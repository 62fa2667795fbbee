/// <summary>An object stays what it is; anything else becomes one.</summary>
private static JsonObject AsItem(JsonNode? payload) =>
    payload as JsonObject ?? new JsonObject { ["value"] = payload?.DeepClone() };
