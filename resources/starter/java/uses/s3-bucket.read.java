//: import software.amazon.awssdk.services.s3.S3Client
//: package s3
//: setup private final S3Client s3 = S3Client.create();
//: answer {{name}} list{{pascal}}()
/** The first keys of {{name}}. s3.getObjectAsBytes(...) reads one. */
private JsonNode list{{pascal}}() {
    var keys = JSON.createArrayNode();
    s3.listObjectsV2(request -> request.bucket(System.getenv("{{variable}}")).maxKeys(10))
        .contents().forEach(object -> keys.add(object.key()));
    return keys;
}
