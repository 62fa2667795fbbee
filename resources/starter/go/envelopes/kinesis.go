//: import github.com/aws/aws-lambda-go/events
//: batch_failures
//: parse
//: expect if len(answer["batchItemFailures"].([]any)) > 0 {
//: expect 	t.Error(answer)
//: expect }
//: when sourceOf(event) == "aws:kinesis"
// takeRecords takes records of a shard, in order. The batch is delivered again from the record that the answer names.
func takeRecords(ctx context.Context, event json.RawMessage) (any, error) {
	var batch events.KinesisEvent
	if err := json.Unmarshal(event, &batch); err != nil {
		return nil, err
	}
	for _, record := range batch.Records {
		if _, err := process(ctx, parse(record.Kinesis.Data)); err != nil {
			log.Printf("Record %s failed: %v", record.Kinesis.SequenceNumber, err)
			return failures{[]failure{{record.Kinesis.SequenceNumber}}}, nil
		}
	}
	return failures{[]failure{}}, nil
}
