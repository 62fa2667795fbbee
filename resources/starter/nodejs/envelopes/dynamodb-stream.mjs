//: types aws-lambda DynamoDBStreamEvent DynamoDBBatchResponse
//: types @aws-sdk/client-dynamodb AttributeValue
//: expect assert.deepEqual(answer, { batchItemFailures: [] });
//: import @aws-sdk/util-dynamodb unmarshall
//: when sourceOf(event) === 'aws:dynamodb'
/** Changes of a table's items, in order. The batch is delivered again from the change that the answer names. */
async function takeChanges(event{{+: DynamoDBStreamEvent}}){{+: Promise<DynamoDBBatchResponse>}} {
    for (const { eventName, dynamodb } of event.Records) {
        const change = dynamodb{{+!}};
        try {
            await work({
                change: eventName, // INSERT, MODIFY or REMOVE
                keys: plain(change.Keys),
                before: plain(change.OldImage),
                after: plain(change.NewImage),
            });
        } catch (error) {
            console.error(`Change ${change.SequenceNumber} failed`, error);
            return { batchItemFailures: [{ itemIdentifier: change.SequenceNumber{{+!}} }] };
        }
    }
    return { batchItemFailures: [] };
}

/** { id: { S: '1' } } -> { id: '1' } */
function plain(image{{+: unknown}}) {
    return image && unmarshall(image{{+ as Record<string, AttributeValue>}});
}
