//: import java.nio.charset.StandardCharsets
//: import java.util.Base64
private static String decoded(JsonNode base64) {
    return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.UTF_8);
}
