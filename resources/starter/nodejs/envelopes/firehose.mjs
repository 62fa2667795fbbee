//: types aws-lambda FirehoseTransformationEvent FirehoseTransformationEventRecord FirehoseTransformationResultRecord
//: expect const results = answer.records.map((record{{+: { result: string } }}) => record.result);
//: expect assert.deepEqual(results, ['Ok']);
//: parse
//: when 'deliveryStreamArn' in event
/** Records on their way through Firehose. Each comes back: Ok, Dropped or ProcessingFailed. */
async function transformRecords(event{{+: FirehoseTransformationEvent}}) {
    return { records: await Promise.all(event.records.map(transform)) };
}

async function transform(
    { recordId, data }{{+: FirehoseTransformationEventRecord}},
){{+: Promise<FirehoseTransformationResultRecord>}} {
    try {
        const result = await work(parse(Buffer.from(data, 'base64').toString()));
        return { recordId, result: 'Ok', data: Buffer.from(JSON.stringify(result) + '\n').toString('base64') };
    } catch (error) {
        console.error(`Record ${recordId} failed`, error);
        return { recordId, result: 'ProcessingFailed', data };
    }
}
