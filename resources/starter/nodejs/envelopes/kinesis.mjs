//: types aws-lambda KinesisStreamEvent KinesisStreamBatchResponse
//: expect assert.deepEqual(answer, { batchItemFailures: [] });
//: parse
//: when sourceOf(event) === 'aws:kinesis'
/** Records of a shard, in order. The batch is delivered again from the record that the answer names. */
async function takeRecords(event{{+: KinesisStreamEvent}}){{+: Promise<KinesisStreamBatchResponse>}} {
    for (const { kinesis } of event.Records) {
        try {
            await work(parse(Buffer.from(kinesis.data, 'base64').toString()));
        } catch (error) {
            console.error(`Record ${kinesis.sequenceNumber} failed`, error);
            return { batchItemFailures: [{ itemIdentifier: kinesis.sequenceNumber }] };
        }
    }
    return { batchItemFailures: [] };
}
