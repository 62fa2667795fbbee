//: parse
//: when 'deliveryStreamArn' in event
/** Records on their way through Firehose. Each comes back: Ok, Dropped or ProcessingFailed. */
async function transformRecords(event) {
    return { records: await Promise.all(event.records.map(transform)) };
}

async function transform({ recordId, data }) {
    try {
        const result = await work(parse(Buffer.from(data, 'base64').toString()));
        return { recordId, result: 'Ok', data: Buffer.from(JSON.stringify(result) + '\n').toString('base64') };
    } catch (error) {
        console.error(`Record ${recordId} failed`, error);
        return { recordId, result: 'ProcessingFailed', data };
    }
}
