//: import software.amazon.awssdk.core.SdkBytes
//: import software.amazon.awssdk.services.lambda.LambdaClient
//: import software.amazon.awssdk.services.lambda.model.InvocationType
//: package lambda
//: setup private final LambdaClient functions = LambdaClient.create();
//: call invoke{{pascal}}(payload)
/** Hands the payload to {{name}} and does not wait for it. */
private void invoke{{pascal}}(JsonNode payload) {
    functions.invoke(request -> request.functionName(System.getenv("{{variable}}"))
        .invocationType(InvocationType.EVENT)
        .payload(SdkBytes.fromUtf8String(payload.toString())));
}
