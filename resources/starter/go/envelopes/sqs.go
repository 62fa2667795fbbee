//: import github.com/aws/aws-lambda-go/events
//: batch_failures
//: parse
//: expect if len(answer["batchItemFailures"].([]any)) > 0 {
//: expect 	t.Error(answer)
//: expect }
//: when sourceOf(event) == "aws:sqs"
// takeMessages takes a batch of queue messages. Only those named in the answer are delivered again.
func takeMessages(ctx context.Context, event json.RawMessage) (any, error) {
	var batch events.SQSEvent
	if err := json.Unmarshal(event, &batch); err != nil {
		return nil, err
	}
	answer := failures{[]failure{}}
	for _, record := range batch.Records {
		if _, err := process(ctx, parse([]byte(record.Body))); err != nil {
			log.Printf("Message %s failed: %v", record.MessageId, err)
			answer.BatchItemFailures = append(answer.BatchItemFailures, failure{record.MessageId})
		}
	}
	return answer, nil
}
