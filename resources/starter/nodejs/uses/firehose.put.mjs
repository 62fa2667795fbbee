//: stub mock.method(FirehoseClient.prototype, 'send', async () => ({ FailedPutCount: 0 }));
//: import @aws-sdk/client-firehose FirehoseClient
//: import @aws-sdk/client-firehose PutRecordBatchCommand
//: setup const firehose = new FirehoseClient();
//: call await putInto{{pascal}}(payload)
/** Puts a record into {{name}}, one line of JSON each. */
async function putInto{{pascal}}(payload{{+: unknown}}) {
    const record = { Data: Buffer.from(JSON.stringify(payload) + '\n') };
    const answer = await firehose.send(new PutRecordBatchCommand({
        DeliveryStreamName: process.env.{{variable}}, Records: [record],
    }));
    // The call itself succeeds even when Firehose refuses a record.
    if (answer.FailedPutCount) throw new Error(answer.RequestResponses?.[0]?.ErrorMessage);
}
