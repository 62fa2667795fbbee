//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/sfn
//: package github.com/aws/aws-sdk-go-v2/service/sfn
//: configuration
//: setup var machines = sfn.NewFromConfig(configuration)
//: answer {{name}} start{{pascal}}(ctx, payload)
// start{{pascal}} starts an execution of {{name}} with the payload as its input and returns the execution's ARN.
func start{{pascal}}(ctx context.Context, payload any) (any, error) {
	input, err := json.Marshal(payload)
	if err != nil {
		return nil, err
	}
	answer, err := machines.StartExecution(ctx, &sfn.StartExecutionInput{
		StateMachineArn: aws.String(os.Getenv("{{variable}}")),
		Input:           aws.String(string(input)),
	})
	if err != nil {
		return nil, err
	}
	return aws.ToString(answer.ExecutionArn), nil
}
