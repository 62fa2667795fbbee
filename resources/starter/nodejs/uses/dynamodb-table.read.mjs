//: stub mock.method(DynamoDBDocumentClient.prototype, 'send', async () => ({}));
//: import @aws-sdk/client-dynamodb DynamoDBClient
//: import @aws-sdk/lib-dynamodb DynamoDBDocumentClient GetCommand
//: setup const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient());
//: answer {{name}} await findIn{{pascal}}(payload)
//: as_item
/** The item of {{name}} with the key that the payload names, or undefined. */
async function findIn{{pascal}}(payload{{+: unknown}}) {
    const item = asItem(payload);
    const Key = { {{key}} };
    return (await dynamodb.send(new GetCommand({ TableName: process.env.{{variable}}, Key }))).Item;
}
