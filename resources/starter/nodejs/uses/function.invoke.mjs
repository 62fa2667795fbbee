//: stub mock.method(LambdaClient.prototype, 'send', async () => ({ Payload: Buffer.from('{}') }));
//: import @aws-sdk/client-lambda InvokeCommand LambdaClient
//: setup const functions = new LambdaClient();
//: call await invoke{{pascal}}(payload)
/** Hands the payload to {{name}} and does not wait for it. */
async function invoke{{pascal}}(payload{{+: unknown}}) {
    await functions.send(new InvokeCommand({
        FunctionName: process.env.{{variable}},
        InvocationType: 'Event',
        Payload: JSON.stringify(payload),
    }));
}
