//: import os
//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue
//: import github.com/aws/aws-sdk-go-v2/service/dynamodb
//: import github.com/aws/aws-sdk-go-v2/service/dynamodb/types dynamodbtypes
//: package github.com/aws/aws-sdk-go-v2/service/dynamodb
//: package github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue
//: configuration
//: as_item
//: setup var tables = dynamodb.NewFromConfig(configuration)
//: import maps
//: call storeIn{{pascal}}(ctx, payload)
// storeIn{{pascal}} stores the payload as an item of {{name}}; what it lacks of the key is made up.
func storeIn{{pascal}}(ctx context.Context, payload any) error {
	item := asItem(payload)
	key := map[string]dynamodbtypes.AttributeValue{{{key}}}
	values, err := attributevalue.MarshalMap(item)
	if err != nil {
		return err
	}
	maps.Copy(values, key)
	_, err = tables.PutItem(ctx, &dynamodb.PutItemInput{
		TableName: aws.String(os.Getenv("{{variable}}")),
		Item:      values,
	})
	return err
}
