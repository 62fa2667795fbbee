//: import Amazon.StepFunctions
//: import Amazon.StepFunctions.Model
//: package AWSSDK.StepFunctions
//: setup private readonly AmazonStepFunctionsClient _machines = new();
//: call await Answer{{pascal}}(payload)
//: as_item
/// <summary>Answers the task of {{name}} that waits with the token in the payload; SendTaskFailureAsync would fail
/// it.</summary>
private async Task Answer{{pascal}}(JsonNode? payload)
{
    var token = (string?)AsItem(payload)["token"];
    if (token is null) return;
    await _machines.SendTaskSuccessAsync(new SendTaskSuccessRequest { TaskToken = token, Output = Text(payload) });
}
