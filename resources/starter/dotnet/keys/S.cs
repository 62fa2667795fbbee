//: text_of
[{{attribute}}] = new AttributeValue(TextOf(item, {{attribute}}, Guid.NewGuid().ToString()))
