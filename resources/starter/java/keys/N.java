//: text_of
{{attribute}}, AttributeValue.fromN(textOf(item, {{attribute}}, String.valueOf(System.nanoTime())))
