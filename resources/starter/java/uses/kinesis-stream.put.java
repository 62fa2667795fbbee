//: import java.util.UUID
//: import software.amazon.awssdk.core.SdkBytes
//: import software.amazon.awssdk.services.kinesis.KinesisClient
//: package kinesis
//: setup private final KinesisClient kinesis = KinesisClient.create();
//: call putInto{{pascal}}(payload)
/** Puts a record into the stream {{name}}. Records with the same partition key keep their order. */
private void putInto{{pascal}}(JsonNode payload) {
    kinesis.putRecord(request -> request.streamName(System.getenv("{{variable}}"))
        .partitionKey(UUID.randomUUID().toString())
        .data(SdkBytes.fromUtf8String(payload.toString())));
}
