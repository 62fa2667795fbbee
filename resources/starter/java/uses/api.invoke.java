//: import java.net.URI
//: import java.net.http.HttpRequest
//: import java.net.http.HttpRequest.BodyPublishers
//: import java.time.Duration
//: answer_of
//: answer {{name}} call{{pascal}}(payload)
/** {{method}} {{path}} of {{name}}: returns the body of its answer. */
private JsonNode call{{pascal}}(JsonNode payload) throws IOException {
    var request = HttpRequest.newBuilder(URI.create(System.getenv("{{variable}}") + "{{path}}"))
        .timeout(Duration.ofSeconds(10))
        .header("Content-Type", "application/json")
        .method("{{method}}", {{data}})
        .build();
    return answerOf(request);
}
