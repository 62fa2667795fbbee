//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/sqs
//: package github.com/aws/aws-sdk-go-v2/service/sqs
//: configuration
//: unique
//: setup var queues = sqs.NewFromConfig(configuration)
//: call sendTo{{pascal}}(ctx, payload)
// sendTo{{pascal}} sends the payload as a message to {{name}}. Messages of one group keep their order.
func sendTo{{pascal}}(ctx context.Context, payload any) error {
	message, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	_, err = queues.SendMessage(ctx, &sqs.SendMessageInput{
		QueueUrl:               aws.String(os.Getenv("{{variable}}")),
		MessageBody:            aws.String(string(message)),
		MessageGroupId:         aws.String("all"),
		MessageDeduplicationId: aws.String(unique()),
	})
	return err
}
