//: import software.amazon.awssdk.services.sfn.SfnClient
//: package sfn
//: setup private final SfnClient machines = SfnClient.create();
//: answer {{name}} start{{pascal}}(payload)
/** Starts an execution of {{name}} with the payload as its input and returns the execution's ARN. */
private JsonNode start{{pascal}}(JsonNode payload) {
    var answer = machines.startExecution(request -> request.stateMachineArn(System.getenv("{{variable}}"))
        .input(payload.toString()));
    return JSON.getNodeFactory().textNode(answer.executionArn());
}
