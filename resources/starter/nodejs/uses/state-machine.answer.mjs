//: import @aws-sdk/client-sfn SFNClient SendTaskSuccessCommand
//: setup const machines = new SFNClient();
//: stub mock.method(SFNClient.prototype, 'send', async () => ({ executionArn: 'arn' }));
//: call await answer{{pascal}}(payload)
//: as_item
/** Answers the task of {{name}} that waits with the token in the payload; a SendTaskFailureCommand would fail it. */
async function answer{{pascal}}(payload{{+: unknown}}) {
    const { token } = asItem(payload);
    if (!token) return;
    await machines.send(new SendTaskSuccessCommand({ taskToken: String(token), output: JSON.stringify(payload) }));
}
