//: stub mock.method(KinesisClient.prototype, 'send', async () => ({}));
//: import @aws-sdk/client-kinesis KinesisClient PutRecordCommand
//: import node:crypto randomUUID
//: setup const kinesis = new KinesisClient();
//: call await putInto{{pascal}}(payload)
/** Puts a record into the stream {{name}}. Records with the same partition key keep their order. */
async function putInto{{pascal}}(payload{{+: unknown}}) {
    await kinesis.send(new PutRecordCommand({
        StreamName: process.env.{{variable}},
        PartitionKey: randomUUID(),
        Data: Buffer.from(JSON.stringify(payload)),
    }));
}
