//: import @aws-sdk/client-sqs SQSClient SendMessageCommand
//: setup const sqs = new SQSClient();
//: call await sendTo{{pascal}}(payload)
/** Sends the payload as a message to {{name}}. */
async function sendTo{{pascal}}(payload) {
    const MessageBody = JSON.stringify(payload);
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env.{{variable}}, MessageBody }));
}
