//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/service/s3
//: package github.com/aws/aws-sdk-go-v2/service/s3
//: configuration
//: setup var buckets = s3.NewFromConfig(configuration)
//: answer {{name}} list{{pascal}}(ctx)
// list{{pascal}} returns the first keys of {{name}}. buckets.GetObject reads one.
func list{{pascal}}(ctx context.Context) ([]string, error) {
	found, err := buckets.ListObjectsV2(ctx, &s3.ListObjectsV2Input{
		Bucket:  aws.String(os.Getenv("{{variable}}")),
		MaxKeys: aws.Int32(10),
	})
	if err != nil {
		return nil, err
	}
	keys := []string{}
	for _, object := range found.Contents {
		keys = append(keys, aws.ToString(object.Key))
	}
	return keys, nil
}
