//: stub mock.method(DynamoDBDocumentClient.prototype, 'send', async () => ({}));
//: import @aws-sdk/client-dynamodb DynamoDBClient
//: import @aws-sdk/lib-dynamodb DynamoDBDocumentClient PutCommand
//: setup const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient());
//: call await storeIn{{pascal}}(payload)
//: as_item
/** Stores the payload as an item of {{name}}; what it lacks of the key is made up. */
async function storeIn{{pascal}}(payload{{+: unknown}}) {
    const item = asItem(payload);
    const Item = { ...item, {{key}} };
    await dynamodb.send(new PutCommand({ TableName: process.env.{{variable}}, Item }));
}
