//: stub mock.method(EventBridgeClient.prototype, 'send', async () => ({ FailedEntryCount: 0 }));
//: import @aws-sdk/client-eventbridge EventBridgeClient PutEventsCommand
//: setup const events = new EventBridgeClient();
//: call await putOn{{pascal}}(payload)
//: as_item
/** Puts an event on the bus {{name}}; rules there see its source, its detail type and its detail. */
async function putOn{{pascal}}(payload{{+: unknown}}) {
    const entry = {
        EventBusName: process.env.{{variable}},
        Source: '{{application}}',
        DetailType: '{{function}} finished',
        Detail: JSON.stringify(asItem(payload)),
    };
    const answer = await events.send(new PutEventsCommand({ Entries: [entry] }));
    // The call itself succeeds even when the bus refuses an entry.
    if (answer.FailedEntryCount) throw new Error(answer.Entries?.[0]?.ErrorMessage);
}
