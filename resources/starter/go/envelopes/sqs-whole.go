//: import github.com/aws/aws-lambda-go/events
//: parse
//: expect if answer != nil {
//: expect 	t.Error(answer)
//: expect }
//: when sourceOf(event) == "aws:sqs"
// takeMessages takes a batch of queue messages. If one of them fails, all are delivered again.
func takeMessages(ctx context.Context, event json.RawMessage) (any, error) {
	var batch events.SQSEvent
	if err := json.Unmarshal(event, &batch); err != nil {
		return nil, err
	}
	for _, record := range batch.Records {
		if _, err := process(ctx, parse([]byte(record.Body))); err != nil {
			return nil, err
		}
	}
	return nil, nil
}
