//: key_value
//: unique
{{attribute}}: &dynamodbtypes.AttributeValueMemberS{Value: valueOr(item, {{attribute}}, unique())}
