//: types aws-lambda SQSEvent SQSBatchResponse SQSBatchItemFailure
//: expect assert.deepEqual(answer, { batchItemFailures: [] });
//: parse
//: when sourceOf(event) === 'aws:sqs'
/** A batch of queue messages. Only those named in the answer are delivered again. */
async function takeMessages(event{{+: SQSEvent}}){{+: Promise<SQSBatchResponse>}} {
    const batchItemFailures{{+: SQSBatchItemFailure[]}} = [];
    for (const record of event.Records) {
        try {
            await work(parse(record.body));
        } catch (error) {
            console.error(`Message ${record.messageId} failed`, error);
            batchItemFailures.push({ itemIdentifier: record.messageId });
        }
    }
    return { batchItemFailures };
}
