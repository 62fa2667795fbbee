//: first
//: types aws-lambda APIGatewayRequestAuthorizerEventV2 APIGatewaySimpleAuthorizerResult
//: expect assert.deepEqual(answer, { isAuthorized: true });
//: when 'routeArn' in event
/** An HTTP API asks whether a request may pass. */
async function authorizeRequest(
    event{{+: APIGatewayRequestAuthorizerEventV2}},
){{+: Promise<APIGatewaySimpleAuthorizerResult>}} {
    return { isAuthorized: Boolean(await work(event)) };
}
