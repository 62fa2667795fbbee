//: types aws-lambda EventBridgeEvent
//: expect assert.equal(answer, undefined);
//: when 'detail-type' in event && event.source !== 'aws.scheduler'
/** An event of a bus: "source" and "detail-type" say what happened, "detail" is what its sender wrote. */
async function takeBusEvent(event{{+: EventBridgeEvent<string, unknown>}}) {
    await work(event.detail);
}
