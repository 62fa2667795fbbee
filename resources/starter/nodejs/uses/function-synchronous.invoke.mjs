//: stub mock.method(LambdaClient.prototype, 'send', async () => ({ Payload: Buffer.from('{}') }));
//: import @aws-sdk/client-lambda InvokeCommand LambdaClient
//: setup const functions = new LambdaClient();
//: answer {{name}} await invoke{{pascal}}(payload)
/** Calls {{name}}, waits, and returns its answer. */
async function invoke{{pascal}}(payload{{+: unknown}}) {
    const answer = await functions.send(new InvokeCommand({
        FunctionName: process.env.{{variable}},
        InvocationType: 'RequestResponse',
        Payload: JSON.stringify(payload),
    }));
    const text = Buffer.from(answer.Payload{{+!}}).toString();
    // The call succeeds even when the called function fails.
    if (answer.FunctionError) throw new Error(`{{name}} failed: ${text}`);
    return JSON.parse(text);
}
