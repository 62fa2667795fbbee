//: import bytes
//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/s3
//: package github.com/aws/aws-sdk-go-v2/service/s3
//: configuration
//: unique
//: setup var buckets = s3.NewFromConfig(configuration)
//: call writeTo{{pascal}}(ctx, payload)
// writeTo{{pascal}} writes the payload as an object of {{name}}.
func writeTo{{pascal}}(ctx context.Context, payload any) error {
	body, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	_, err = buckets.PutObject(ctx, &s3.PutObjectInput{
		Bucket:      aws.String(os.Getenv("{{variable}}")),
		Key:         aws.String("{{function}}/" + unique() + ".json"),
		Body:        bytes.NewReader(body),
		ContentType: aws.String("application/json"),
	})
	return err
}
