//: import github.com/aws/aws-lambda-go/events
//: batch_failures
//: parse
//: expect if len(answer["batchItemFailures"].([]any)) > 0 {
//: expect 	t.Error(answer)
//: expect }
//: when sourceOf(event) == "aws:sqs"
// takeMessages takes a batch of a FIFO queue. To keep the order, a failed message and all after it are delivered again.
func takeMessages(ctx context.Context, event json.RawMessage) (any, error) {
	var batch events.SQSEvent
	if err := json.Unmarshal(event, &batch); err != nil {
		return nil, err
	}
	answer := failures{[]failure{}}
	for done, record := range batch.Records {
		if _, err := process(ctx, parse([]byte(record.Body))); err != nil {
			log.Printf("Message %s failed: %v", record.MessageId, err)
			for _, left := range batch.Records[done:] {
				answer.BatchItemFailures = append(answer.BatchItemFailures, failure{left.MessageId})
			}
			break
		}
	}
	return answer, nil
}
