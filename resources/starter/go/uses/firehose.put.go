//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/firehose
//: import github.com/aws/aws-sdk-go-v2/service/firehose/types firehosetypes
//: package github.com/aws/aws-sdk-go-v2/service/firehose
//: configuration
//: setup var deliveryStreams = firehose.NewFromConfig(configuration)
//: call putInto{{pascal}}(ctx, payload)
// putInto{{pascal}} puts a record into {{name}}, one line of JSON each.
func putInto{{pascal}}(ctx context.Context, payload any) error {
	data, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	_, err = deliveryStreams.PutRecord(ctx, &firehose.PutRecordInput{
		DeliveryStreamName: aws.String(os.Getenv("{{variable}}")),
		Record:             &firehosetypes.Record{Data: append(data, '\n')},
	})
	return err
}
