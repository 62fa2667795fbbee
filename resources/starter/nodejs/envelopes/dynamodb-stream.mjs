//: import @aws-sdk/util-dynamodb unmarshall
//: when sourceOf(event) === 'aws:dynamodb'
/** Changes of a table's items, in order. The batch is delivered again from the change that the answer names. */
async function takeChanges(event) {
    for (const { eventName, dynamodb: change } of event.Records) {
        try {
            await work({
                change: eventName, // INSERT, MODIFY or REMOVE
                keys: unmarshall(change.Keys),
                before: change.OldImage && unmarshall(change.OldImage),
                after: change.NewImage && unmarshall(change.NewImage),
            });
        } catch (error) {
            console.error(`Change ${change.SequenceNumber} failed`, error);
            return { batchItemFailures: [{ itemIdentifier: change.SequenceNumber }] };
        }
    }
    return { batchItemFailures: [] };
}
