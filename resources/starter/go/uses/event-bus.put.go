//: import errors
//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/eventbridge
//: import github.com/aws/aws-sdk-go-v2/service/eventbridge/types eventbridgetypes
//: package github.com/aws/aws-sdk-go-v2/service/eventbridge
//: configuration
//: as_item
//: setup var buses = eventbridge.NewFromConfig(configuration)
//: call putOn{{pascal}}(ctx, payload)
// putOn{{pascal}} puts an event on the bus {{name}}; rules there see its source, its detail type and its detail.
func putOn{{pascal}}(ctx context.Context, payload any) error {
	detail, err := json.Marshal(asItem(payload))
	if err != nil {
		return err
	}
	answer, err := buses.PutEvents(ctx, &eventbridge.PutEventsInput{Entries: []eventbridgetypes.PutEventsRequestEntry{{
		EventBusName: aws.String(os.Getenv("{{variable}}")),
		Source:       aws.String("{{application}}"),
		DetailType:   aws.String("{{function}} finished"),
		Detail:       aws.String(string(detail)),
	}}})
	if err == nil && answer.FailedEntryCount > 0 { // The call itself succeeds even when the bus refuses an entry.
		err = errors.New(aws.ToString(answer.Entries[0].ErrorMessage))
	}
	return err
}
