//: stub mock.method(SFNClient.prototype, 'send', async () => ({ executionArn: 'arn' }));
//: import @aws-sdk/client-sfn SFNClient StartExecutionCommand
//: setup const machines = new SFNClient();
//: call await start{{pascal}}(payload)
/** Starts an execution of {{name}} with the payload as its input and returns the execution's ARN. */
async function start{{pascal}}(payload{{+: unknown}}) {
    const answer = await machines.send(new StartExecutionCommand({
        stateMachineArn: process.env.{{variable}},
        input: JSON.stringify(payload),
    }));
    return answer.executionArn;
}
