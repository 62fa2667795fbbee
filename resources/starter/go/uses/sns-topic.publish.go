//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/sns
//: package github.com/aws/aws-sdk-go-v2/service/sns
//: configuration
//: setup var topics = sns.NewFromConfig(configuration)
//: call publishTo{{pascal}}(ctx, payload)
// publishTo{{pascal}} publishes the payload to all subscribers of {{name}}.
func publishTo{{pascal}}(ctx context.Context, payload any) error {
	message, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	_, err = topics.Publish(ctx, &sns.PublishInput{
		TopicArn: aws.String(os.Getenv("{{variable}}")),
		Message:  aws.String(string(message)),
	})
	return err
}
