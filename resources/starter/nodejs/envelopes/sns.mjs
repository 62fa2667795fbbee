//: types aws-lambda SNSEvent
//: expect assert.equal(answer, undefined);
//: parse
//: when sourceOf(event) === 'aws:sns'
/** A message of a topic; SNS hands over one at a time. */
async function takeNotifications(event{{+: SNSEvent}}) {
    for (const record of event.Records) await work(parse(record.Sns.Message));
}
