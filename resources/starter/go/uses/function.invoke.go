//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/lambda functions
//: import github.com/aws/aws-sdk-go-v2/service/lambda/types lambdatypes
//: package github.com/aws/aws-sdk-go-v2/service/lambda
//: configuration
//: setup var others = functions.NewFromConfig(configuration)
//: call invoke{{pascal}}(ctx, payload)
// invoke{{pascal}} hands the payload to {{name}} and does not wait for it.
func invoke{{pascal}}(ctx context.Context, payload any) error {
	text, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	_, err = others.Invoke(ctx, &functions.InvokeInput{
		FunctionName:   aws.String(os.Getenv("{{variable}}")),
		InvocationType: lambdatypes.InvocationTypeEvent,
		Payload:        text,
	})
	return err
}
