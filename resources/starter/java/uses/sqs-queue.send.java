//: import software.amazon.awssdk.services.sqs.SqsClient
//: package sqs
//: setup private final SqsClient sqs = SqsClient.create();
//: call sendTo{{pascal}}(payload)
/** Sends the payload as a message to {{name}}. */
private void sendTo{{pascal}}(JsonNode payload) {
    sqs.sendMessage(request -> request.queueUrl(System.getenv("{{variable}}"))
        .messageBody(payload.toString()));
}
