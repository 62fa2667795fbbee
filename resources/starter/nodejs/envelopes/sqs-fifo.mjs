//: types aws-lambda SQSEvent SQSBatchResponse
//: expect assert.deepEqual(answer, { batchItemFailures: [] });
//: parse
//: when sourceOf(event) === 'aws:sqs'
/** A batch of a FIFO queue. To keep the order, a failed message and all after it are delivered again. */
async function takeMessages(event{{+: SQSEvent}}){{+: Promise<SQSBatchResponse>}} {
    for (const [done, record] of event.Records.entries()) {
        try {
            await work(parse(record.body));
        } catch (error) {
            console.error(`Message ${record.messageId} failed`, error);
            const left = event.Records.slice(done);
            return { batchItemFailures: left.map(({ messageId }) => ({ itemIdentifier: messageId })) };
        }
    }
    return { batchItemFailures: [] };
}
