//: import github.com/aws/aws-lambda-go/events
//: parse
//: expect if answer != nil {
//: expect 	t.Error(answer)
//: expect }
//: when sourceOf(event) == "aws:sns"
// takeNotifications takes a message of a topic; SNS hands over one at a time.
func takeNotifications(ctx context.Context, event json.RawMessage) (any, error) {
	var batch events.SNSEvent
	if err := json.Unmarshal(event, &batch); err != nil {
		return nil, err
	}
	for _, record := range batch.Records {
		if _, err := process(ctx, parse([]byte(record.SNS.Message))); err != nil {
			return nil, err
		}
	}
	return nil, nil
}
