//: text_of
[{{attribute}}] = new AttributeValue { N = TextOf(item, {{attribute}}, DateTime.UtcNow.Ticks.ToString()) }
