//: import software.amazon.awssdk.core.SdkBytes
//: import software.amazon.awssdk.services.lambda.LambdaClient
//: package lambda
//: setup private final LambdaClient functions = LambdaClient.create();
//: answer {{name}} invoke{{pascal}}(payload)
/** Calls {{name}}, waits, and returns its answer. */
private JsonNode invoke{{pascal}}(JsonNode payload) throws IOException {
    var answer = functions.invoke(request -> request.functionName(System.getenv("{{variable}}"))
        .payload(SdkBytes.fromUtf8String(payload.toString())));
    String result = answer.payload().asUtf8String();
    if (answer.functionError() != null) { // The call succeeds even when the called function fails.
        throw new IllegalStateException("{{name}} failed: " + result);
    }
    return JSON.readTree(result);
}
