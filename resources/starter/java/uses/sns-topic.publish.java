//: import software.amazon.awssdk.services.sns.SnsClient
//: package sns
//: setup private final SnsClient sns = SnsClient.create();
//: call publishTo{{pascal}}(payload)
/** Publishes the payload to all subscribers of {{name}}. */
private void publishTo{{pascal}}(JsonNode payload) {
    sns.publish(request -> request.topicArn(System.getenv("{{variable}}"))
        .message(payload.toString()));
}
