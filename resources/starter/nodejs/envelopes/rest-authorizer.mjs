//: first
//: types aws-lambda APIGatewayAuthorizerEvent APIGatewayAuthorizerResult
//: expect assert.equal(answer.policyDocument.Statement[0].Effect, 'Allow');
//: when 'methodArn' in event
/** A REST API asks whether a request may pass. What lets it pass holds for all routes, since answers are kept. */
async function authorizeCall(event{{+: APIGatewayAuthorizerEvent}}){{+: Promise<APIGatewayAuthorizerResult>}} {
    const Effect = (await work(event)) ? 'Allow' : 'Deny';
    const Resource = event.methodArn.split('/').slice(0, 2).join('/') + '/*';
    const Statement = [{ Action: 'execute-api:Invoke', Effect, Resource }];
    return { principalId: 'caller', policyDocument: { Version: '2012-10-17', Statement } };
}
