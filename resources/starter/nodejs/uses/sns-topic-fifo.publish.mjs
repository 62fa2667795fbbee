//: stub mock.method(SNSClient.prototype, 'send', async () => ({}));
//: import @aws-sdk/client-sns PublishCommand SNSClient
//: import node:crypto randomUUID
//: setup const sns = new SNSClient();
//: call await publishTo{{pascal}}(payload)
/** Publishes the payload to all subscribers of {{name}}. Messages of one group keep their order. */
async function publishTo{{pascal}}(payload{{+: unknown}}) {
    await sns.send(new PublishCommand({
        TopicArn: process.env.{{variable}},
        Message: JSON.stringify(payload),
        MessageGroupId: 'all',
        MessageDeduplicationId: randomUUID(),
    }));
}
