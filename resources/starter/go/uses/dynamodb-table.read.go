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
//: answer {{name}} findIn{{pascal}}(ctx, payload)
// findIn{{pascal}} returns the item of {{name}} with the key that the payload names, or nil.
func findIn{{pascal}}(ctx context.Context, payload any) (any, error) {
	item := asItem(payload)
	found, err := tables.GetItem(ctx, &dynamodb.GetItemInput{
		TableName: aws.String(os.Getenv("{{variable}}")),
		Key:       map[string]dynamodbtypes.AttributeValue{{{key}}},
	})
	if err != nil || found.Item == nil {
		return nil, err
	}
	var result map[string]any
	err = attributevalue.UnmarshalMap(found.Item, &result)
	return result, err
}
