//: import java.util.UUID
//: text_of
{{attribute}}, AttributeValue.fromS(textOf(item, {{attribute}}, UUID.randomUUID().toString()))
