//: import github.com/aws/aws-lambda-go/events
//: expect if answer != nil {
//: expect 	t.Error(answer)
//: expect }
//: when sourceOf(event) == "aws:s3"
// takeObjects takes objects that came into a bucket or left it.
func takeObjects(ctx context.Context, event json.RawMessage) (any, error) {
	var batch events.S3Event
	if err := json.Unmarshal(event, &batch); err != nil {
		return nil, err
	}
	for _, record := range batch.Records {
		_, err := process(ctx, map[string]any{
			"change": record.EventName, // ObjectCreated:Put, ObjectRemoved:Delete, ...
			"bucket": record.S3.Bucket.Name,
			"key":    record.S3.Object.URLDecodedKey,
			"size":   record.S3.Object.Size,
		})
		if err != nil {
			return nil, err
		}
	}
	return nil, nil
}
