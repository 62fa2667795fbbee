//: import github.com/aws/aws-lambda-go/events
//: parse
//: expect if answer["records"].([]any)[0].(map[string]any)["result"] != "Ok" {
//: expect 	t.Error(answer)
//: expect }
//: when has(event, "deliveryStreamArn")
// transformRecords changes records on their way through Firehose. Each comes back: Ok, Dropped or ProcessingFailed.
func transformRecords(ctx context.Context, event json.RawMessage) (any, error) {
	var batch events.KinesisFirehoseEvent
	if err := json.Unmarshal(event, &batch); err != nil {
		return nil, err
	}
	var answer events.KinesisFirehoseResponse
	for _, record := range batch.Records {
		answer.Records = append(answer.Records, transform(ctx, record))
	}
	return answer, nil
}

func transform(ctx context.Context, record events.KinesisFirehoseEventRecord) events.KinesisFirehoseResponseRecord {
	answer := events.KinesisFirehoseResponseRecord{RecordID: record.RecordID, Data: record.Data}
	result, err := process(ctx, parse(record.Data))
	if err == nil {
		answer.Data, err = json.Marshal(result)
	}
	if err != nil {
		log.Printf("Record %s failed: %v", record.RecordID, err)
		answer.Result, answer.Data = events.KinesisFirehoseTransformedStateProcessingFailed, record.Data
		return answer
	}
	answer.Result, answer.Data = events.KinesisFirehoseTransformedStateOk, append(answer.Data, '\n')
	return answer
}
