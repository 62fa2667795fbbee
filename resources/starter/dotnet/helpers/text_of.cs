/// <summary>The member as text, or what stands in for it.</summary>
private static string TextOf(JsonObject item, string name, string otherwise) => item[name]?.ToString() ?? otherwise;
