//: import software.amazon.awssdk.services.sfn.SfnClient
//: package sfn
//: setup private final SfnClient machines = SfnClient.create();
//: call answer{{pascal}}(payload)
//: as_item
/** Answers the task of {{name}} that waits with the token in the payload; sendTaskFailure would fail it. */
private void answer{{pascal}}(JsonNode payload) {
    JsonNode token = asItem(payload).path("token");
    if (token.isTextual()) {
        machines.sendTaskSuccess(request -> request.taskToken(token.asText()).output(payload.toString()));
    }
}
