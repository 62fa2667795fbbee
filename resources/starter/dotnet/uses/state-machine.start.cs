//: import Amazon.StepFunctions
//: import Amazon.StepFunctions.Model
//: package AWSSDK.StepFunctions
//: setup private readonly AmazonStepFunctionsClient _machines = new();
//: answer {{name}} await Start{{pascal}}(payload)
/// <summary>Starts an execution of {{name}} with the payload as its input and returns the execution's
/// ARN.</summary>
private async Task<string> Start{{pascal}}(JsonNode? payload)
{
    var answer = await _machines.StartExecutionAsync(new StartExecutionRequest
    {
        StateMachineArn = Environment.GetEnvironmentVariable("{{variable}}"),
        Input = Text(payload),
    });
    return answer.ExecutionArn;
}
