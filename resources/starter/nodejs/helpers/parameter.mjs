//: import @aws-sdk/client-ssm GetParameterCommand SSMClient
//: setup const systems = new SSMClient();
//: stub mock.method(SSMClient.prototype, 'send', async () => ({ Parameter: { Value: 'https://example.com' } }));
/** The value of a parameter: the stack cannot know it yet when it makes this function. */
async function parameter(Name{{+: string | undefined}}) {
    return (await systems.send(new GetParameterCommand({ Name }))).Parameter{{+!}}.Value{{+!}};
}
