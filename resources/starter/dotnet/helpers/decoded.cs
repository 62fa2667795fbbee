private static string Decoded(JsonNode? base64) => Encoding.UTF8.GetString(Convert.FromBase64String((string?)base64 ?? ""));
