//: import java.util.UUID
//: import software.amazon.awssdk.services.sqs.SqsClient
//: package sqs
//: setup private final SqsClient sqs = SqsClient.create();
//: call sendTo{{pascal}}(payload)
/** Sends the payload as a message to {{name}}. Messages of one group keep their order. */
private void sendTo{{pascal}}(JsonNode payload) {
    sqs.sendMessage(request -> request.queueUrl(System.getenv("{{variable}}"))
        .messageBody(payload.toString())
        .messageGroupId("all")
        .messageDeduplicationId(UUID.randomUUID().toString()));
}
