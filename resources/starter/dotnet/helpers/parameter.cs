//: import Amazon.SimpleSystemsManagement
//: import Amazon.SimpleSystemsManagement.Model
//: package AWSSDK.SimpleSystemsManagement
//: setup private readonly AmazonSimpleSystemsManagementClient _systems = new();
/// <summary>The value of a parameter: the stack cannot know it yet when it makes this function.</summary>
private async Task<string> Parameter(string? name)
{
    var answer = await _systems.GetParameterAsync(new GetParameterRequest { Name = name });
    return answer.Parameter.Value;
}
