//: import strconv
//: import github.com/aws/aws-lambda-go/events
//: batch_failures
//: expect if len(answer["batchItemFailures"].([]any)) > 0 {
//: expect 	t.Error(answer)
//: expect }
//: when sourceOf(event) == "aws:dynamodb"
// takeChanges takes changes of a table's items, in order. The batch is delivered again from the change that the
// answer names.
func takeChanges(ctx context.Context, event json.RawMessage) (any, error) {
	var batch events.DynamoDBEvent
	if err := json.Unmarshal(event, &batch); err != nil {
		return nil, err
	}
	for _, record := range batch.Records {
		_, err := process(ctx, map[string]any{
			"change": record.EventName, // INSERT, MODIFY or REMOVE
			"keys":   plain(record.Change.Keys),
			"before": plain(record.Change.OldImage),
			"after":  plain(record.Change.NewImage),
		})
		if err != nil {
			log.Printf("Change %s failed: %v", record.Change.SequenceNumber, err)
			return failures{[]failure{{record.Change.SequenceNumber}}}, nil
		}
	}
	return failures{[]failure{}}, nil
}

// plain makes {"id": {"S": "1"}} to {"id": "1"}.
func plain(image map[string]events.DynamoDBAttributeValue) map[string]any {
	if image == nil {
		return nil
	}
	item := map[string]any{}
	for name, value := range image {
		item[name] = plainValue(value)
	}
	return item
}

func plainValue(value events.DynamoDBAttributeValue) any {
	switch value.DataType() {
	case events.DataTypeString:
		return value.String()
	case events.DataTypeNumber:
		number, _ := strconv.ParseFloat(value.Number(), 64)
		return number
	case events.DataTypeBoolean:
		return value.Boolean()
	case events.DataTypeBinary:
		return value.Binary()
	case events.DataTypeMap:
		return plain(value.Map())
	case events.DataTypeList:
		items := []any{}
		for _, item := range value.List() {
			items = append(items, plainValue(item))
		}
		return items
	case events.DataTypeStringSet:
		return value.StringSet()
	case events.DataTypeNumberSet:
		return value.NumberSet()
	case events.DataTypeBinarySet:
		return value.BinarySet()
	}
	return nil
}
