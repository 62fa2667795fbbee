//: import java.util.UUID
//: import software.amazon.awssdk.core.SdkBytes
//: text_of
{{attribute}}, AttributeValue.fromB(SdkBytes.fromUtf8String(textOf(item, {{attribute}}, UUID.randomUUID().toString())))
