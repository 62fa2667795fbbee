//: import strconv
//: import time
//: key_value
{{attribute}}: &dynamodbtypes.AttributeValueMemberN{Value: valueOr(item, {{attribute}}, strconv.FormatInt(time.Now().UnixNano(), 10))}
