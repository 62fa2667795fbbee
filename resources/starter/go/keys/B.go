//: key_value
//: unique
{{attribute}}: &dynamodbtypes.AttributeValueMemberB{Value: []byte(valueOr(item, {{attribute}}, unique()))}
