//: stub mock.method(SQSClient.prototype, 'send', async () => ({}));
//: import @aws-sdk/client-sqs SQSClient SendMessageCommand
//: setup const sqs = new SQSClient();
//: call await sendTo{{pascal}}(payload)
/** Sends the payload as a message to {{name}}. */
async function sendTo{{pascal}}(payload{{+: unknown}}) {
    const MessageBody = JSON.stringify(payload);
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env.{{variable}}, MessageBody }));
}
