//: import System.Text.Json
/// <summary>JSON where it is JSON, else the text as it is.</summary>
private static JsonNode? Parse(string text)
{
    try
    {
        return JsonNode.Parse(text);
    }
    catch (JsonException)
    {
        return JsonValue.Create(text);
    }
}
