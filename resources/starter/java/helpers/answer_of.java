//: import java.net.http.HttpClient
//: import java.net.http.HttpRequest
//: import java.net.http.HttpResponse.BodyHandlers
/** The body of the answer to a request. */
private static JsonNode answerOf(HttpRequest request) throws IOException {
    try {
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.uri() + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException(interrupted);
    }
}
