//: import software.amazon.awssdk.core.SdkBytes
//: import software.amazon.awssdk.services.firehose.FirehoseClient
//: package firehose
//: setup private final FirehoseClient firehose = FirehoseClient.create();
//: call putInto{{pascal}}(payload)
/** Puts a record into {{name}}, one line of JSON each. */
private void putInto{{pascal}}(JsonNode payload) {
    firehose.putRecord(request -> request.deliveryStreamName(System.getenv("{{variable}}"))
        .record(record -> record.data(SdkBytes.fromUtf8String(payload + "\n"))));
}
