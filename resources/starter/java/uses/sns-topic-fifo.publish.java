//: import java.util.UUID
//: import software.amazon.awssdk.services.sns.SnsClient
//: package sns
//: setup private final SnsClient sns = SnsClient.create();
//: call publishTo{{pascal}}(payload)
/** Publishes the payload to all subscribers of {{name}}. Messages of one group keep their order. */
private void publishTo{{pascal}}(JsonNode payload) {
    sns.publish(request -> request.topicArn(System.getenv("{{variable}}"))
        .message(payload.toString())
        .messageGroupId("all")
        .messageDeduplicationId(UUID.randomUUID().toString()));
}
