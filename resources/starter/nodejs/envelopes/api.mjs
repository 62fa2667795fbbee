//: types aws-lambda APIGatewayProxyEvent APIGatewayProxyEventV2
//: expect assert.equal(answer.statusCode, 200);
//: when 'headers' in event
/** A request to an API: what this returns is the response. */
async function answerRequest(event{{+: APIGatewayProxyEvent | APIGatewayProxyEventV2}}) {
    const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : event.body;
    let payload;
    try {
        payload = JSON.parse(text || '{}');
    } catch {
        return response(400, { error: 'The body is not JSON.' });
    }
    if (payload !== null && typeof payload === 'object' && !Array.isArray(payload)) {
        payload = { ...event.queryStringParameters, ...payload, ...event.pathParameters };
    }
    return response(200, await work(payload));
}

function response(statusCode{{+: number}}, body{{+: unknown}}) {
    const headers = { 'Content-Type': 'application/json'{{cors}} };
    return { statusCode, headers, body: JSON.stringify(body) };
}
