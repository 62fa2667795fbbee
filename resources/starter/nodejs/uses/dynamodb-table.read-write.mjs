//: stub mock.method(DynamoDBDocumentClient.prototype, 'send', async () => ({}));
//: import @aws-sdk/client-dynamodb DynamoDBClient
//: import @aws-sdk/lib-dynamodb DynamoDBDocumentClient GetCommand PutCommand
//: setup const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient());
//: answer {{name}} await storeIn{{pascal}}(payload)
//: as_item
/** Stores the payload as an item of {{name}} and returns the item that it replaced, or undefined. */
async function storeIn{{pascal}}(payload{{+: unknown}}) {
    const item = asItem(payload);
    const Key = { {{key}} };
    const TableName = process.env.{{variable}};
    const before = (await dynamodb.send(new GetCommand({ TableName, Key }))).Item;
    await dynamodb.send(new PutCommand({ TableName, Item: { ...item, ...Key } }));
    return before;
}
