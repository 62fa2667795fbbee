//: stub mock.method(SNSClient.prototype, 'send', async () => ({}));
//: import @aws-sdk/client-sns PublishCommand SNSClient
//: setup const sns = new SNSClient();
//: call await publishTo{{pascal}}(payload)
/** Publishes the payload to all subscribers of {{name}}. */
async function publishTo{{pascal}}(payload{{+: unknown}}) {
    const Message = JSON.stringify(payload);
    await sns.send(new PublishCommand({ TopicArn: process.env.{{variable}}, Message }));
}
