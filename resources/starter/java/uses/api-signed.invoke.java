//: import java.net.URI
//: import java.net.http.HttpRequest
//: import java.net.http.HttpRequest.BodyPublishers
//: import java.time.Duration
//: import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider
//: import software.amazon.awssdk.http.ContentStreamProvider
//: import software.amazon.awssdk.http.SdkHttpMethod
//: import software.amazon.awssdk.http.SdkHttpRequest
//: import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner
//: package auth
//: package http-auth-aws
//: answer_of
//: answer {{name}} call{{pascal}}(payload)
/** {{method}} {{path}} of {{name}}, signed with the function's own role: returns the body of its answer. */
private JsonNode call{{pascal}}(JsonNode payload) throws IOException {
    URI uri = URI.create(System.getenv("{{variable}}") + "{{path}}");
    boolean hasBody = "POST PUT PATCH".contains("{{method}}");
    String body = hasBody ? payload.toString() : "";
    var plain = SdkHttpRequest.builder()
        .method(SdkHttpMethod.{{method}})
        .uri(uri)
        .putHeader("Content-Type", "application/json")
        .build();
    var credentials = DefaultCredentialsProvider.builder().build().resolveCredentials();
    var signed = AwsV4HttpSigner.create().sign(sign -> sign.identity(credentials)
        .request(plain)
        .payload(ContentStreamProvider.fromUtf8String(body))
        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
        .putProperty(AwsV4HttpSigner.REGION_NAME, System.getenv("AWS_REGION")));
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
    signed.request().headers().forEach((name, values) -> {
        if (!name.equalsIgnoreCase("Host")) { // Java's client sets it itself.
            values.forEach(value -> request.header(name, value));
        }
    });
    return answerOf(request.method("{{method}}", BodyPublishers.ofString(body)).build());
}
