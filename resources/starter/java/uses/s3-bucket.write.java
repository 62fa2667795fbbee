//: import software.amazon.awssdk.services.s3.S3Client
//: package s3
//: setup private final S3Client s3 = S3Client.create();
//: import java.util.UUID
//: import software.amazon.awssdk.core.sync.RequestBody
//: call writeTo{{pascal}}(payload)
/** Writes the payload as an object of {{name}} and returns its key. */
private String writeTo{{pascal}}(JsonNode payload) {
    String key = "{{function}}/" + UUID.randomUUID() + ".json";
    s3.putObject(
        request -> request.bucket(System.getenv("{{variable}}")).key(key).contentType("application/json"),
        RequestBody.fromString(payload.toString()));
    return key;
}
