//: import bytes
//: import io
//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/s3
//: package github.com/aws/aws-sdk-go-v2/service/s3
//: configuration
//: unique
//: setup var buckets = s3.NewFromConfig(configuration)
//: answer {{name}} writeTo{{pascal}}(ctx, payload)
// writeTo{{pascal}} writes the payload as an object of {{name}} and returns what stands there now.
func writeTo{{pascal}}(ctx context.Context, payload any) (string, error) {
	body, err := json.Marshal(payload)
	if err != nil {
		return "", err
	}
	key := "{{function}}/" + unique() + ".json"
	_, err = buckets.PutObject(ctx, &s3.PutObjectInput{
		Bucket:      aws.String(os.Getenv("{{variable}}")),
		Key:         aws.String(key),
		Body:        bytes.NewReader(body),
		ContentType: aws.String("application/json"),
	})
	if err != nil {
		return "", err
	}
	return readFrom{{pascal}}(ctx, key)
}

// readFrom{{pascal}} returns the text of one object of {{name}}.
func readFrom{{pascal}}(ctx context.Context, key string) (string, error) {
	found, err := buckets.GetObject(ctx, &s3.GetObjectInput{
		Bucket: aws.String(os.Getenv("{{variable}}")),
		Key:    aws.String(key),
	})
	if err != nil {
		return "", err
	}
	defer found.Body.Close()
	text, err := io.ReadAll(found.Body)
	return string(text), err
}
