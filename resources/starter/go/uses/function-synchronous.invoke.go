//: import fmt
//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/lambda functions
//: package github.com/aws/aws-sdk-go-v2/service/lambda
//: configuration
//: setup var others = functions.NewFromConfig(configuration)
//: answer {{name}} invoke{{pascal}}(ctx, payload)
// invoke{{pascal}} calls {{name}}, waits, and returns its answer.
func invoke{{pascal}}(ctx context.Context, payload any) (any, error) {
	text, err := json.Marshal(payload)
	if err != nil {
		return nil, err
	}
	answer, err := others.Invoke(ctx, &functions.InvokeInput{
		FunctionName: aws.String(os.Getenv("{{variable}}")),
		Payload:      text,
	})
	if err != nil {
		return nil, err
	}
	if answer.FunctionError != nil { // The call succeeds even when the called function fails.
		return nil, fmt.Errorf("{{name}} failed: %s", answer.Payload)
	}
	var result any
	err = json.Unmarshal(answer.Payload, &result)
	return result, err
}
