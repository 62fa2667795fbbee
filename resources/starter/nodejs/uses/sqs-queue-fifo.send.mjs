//: stub mock.method(SQSClient.prototype, 'send', async () => ({}));
//: import @aws-sdk/client-sqs SQSClient SendMessageCommand
//: import node:crypto randomUUID
//: setup const sqs = new SQSClient();
//: call await sendTo{{pascal}}(payload)
/** Sends the payload as a message to {{name}}. Messages of one group keep their order. */
async function sendTo{{pascal}}(payload{{+: unknown}}) {
    await sqs.send(new SendMessageCommand({
        QueueUrl: process.env.{{variable}},
        MessageBody: JSON.stringify(payload),
        MessageGroupId: 'all',
        MessageDeduplicationId: randomUUID(),
    }));
}
