//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/kinesis
//: package github.com/aws/aws-sdk-go-v2/service/kinesis
//: configuration
//: unique
//: setup var streams = kinesis.NewFromConfig(configuration)
//: call putInto{{pascal}}(ctx, payload)
// putInto{{pascal}} puts a record into the stream {{name}}. Records with the same partition key keep their order.
func putInto{{pascal}}(ctx context.Context, payload any) error {
	data, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	_, err = streams.PutRecord(ctx, &kinesis.PutRecordInput{
		StreamName:   aws.String(os.Getenv("{{variable}}")),
		PartitionKey: aws.String(unique()),
		Data:         data,
	})
	return err
}
