//: types aws-lambda SQSEvent
//: expect assert.equal(answer, undefined);
//: parse
//: when sourceOf(event) === 'aws:sqs'
/** A batch of queue messages. If one of them fails, all are delivered again. */
async function takeMessages(event{{+: SQSEvent}}) {
    for (const record of event.Records) await work(parse(record.body));
}
