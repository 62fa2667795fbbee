//: import github.com/aws/aws-sdk-go-v2/service/ssm
//: package github.com/aws/aws-sdk-go-v2/service/ssm
//: configuration
//: setup var systems = ssm.NewFromConfig(configuration)
// parameter is the value of a parameter: the stack cannot know it yet when it makes this function.
func parameter(ctx context.Context, name string) string {
	found, err := systems.GetParameter(ctx, &ssm.GetParameterInput{Name: &name})
	if err != nil {
		panic(err)
	}
	return *found.Parameter.Value
}
