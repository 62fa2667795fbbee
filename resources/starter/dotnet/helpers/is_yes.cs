/// <summary>Whether the work said yes: anything but nothing and false.</summary>
private static bool IsYes(JsonNode? result) => result is not null && Text(result) != "false";
