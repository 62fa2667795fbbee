//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/sfn
//: package github.com/aws/aws-sdk-go-v2/service/sfn
//: configuration
//: as_item
//: setup var machines = sfn.NewFromConfig(configuration)
//: call answer{{pascal}}(ctx, payload)
// answer{{pascal}} answers the task of {{name}} that waits with the token in the payload; SendTaskFailure would fail it.
func answer{{pascal}}(ctx context.Context, payload any) error {
	token, ok := asItem(payload)["token"].(string)
	if !ok {
		return nil
	}
	output, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	_, err = machines.SendTaskSuccess(ctx, &sfn.SendTaskSuccessInput{
		TaskToken: aws.String(token),
		Output:    aws.String(string(output)),
	})
	return err
}
