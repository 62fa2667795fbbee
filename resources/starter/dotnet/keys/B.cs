//: text_of
[{{attribute}}] = new AttributeValue { B = new MemoryStream(Encoding.UTF8.GetBytes(TextOf(item, {{attribute}}, Guid.NewGuid().ToString()))) }
