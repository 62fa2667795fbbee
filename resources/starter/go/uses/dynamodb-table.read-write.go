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
//: answer {{name}} storeIn{{pascal}}(ctx, payload)
// storeIn{{pascal}} stores the payload as an item of {{name}} and returns the item that it replaced, or nil.
func storeIn{{pascal}}(ctx context.Context, payload any) (any, error) {
	item := asItem(payload)
	key := map[string]dynamodbtypes.AttributeValue{{{key}}}
	values, err := attributevalue.MarshalMap(item)
	if err != nil {
		return nil, err
	}
	maps.Copy(values, key)
	replaced, err := tables.PutItem(ctx, &dynamodb.PutItemInput{
		TableName:    aws.String(os.Getenv("{{variable}}")),
		Item:         values,
		ReturnValues: dynamodbtypes.ReturnValueAllOld,
	})
	if err != nil || replaced.Attributes == nil {
		return nil, err
	}
	var before map[string]any
	err = attributevalue.UnmarshalMap(replaced.Attributes, &before)
	return before, err
}
