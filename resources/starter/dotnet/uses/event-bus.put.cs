//: import Amazon.EventBridge
//: import Amazon.EventBridge.Model
//: package AWSSDK.EventBridge
//: setup private readonly AmazonEventBridgeClient _buses = new();
//: call await PutOn{{pascal}}(payload)
//: as_item
/// <summary>Puts an event on the bus {{name}}; rules there see its source, its detail type and its
/// detail.</summary>
private async Task PutOn{{pascal}}(JsonNode? payload)
{
    var entry = new PutEventsRequestEntry
    {
        EventBusName = Environment.GetEnvironmentVariable("{{variable}}"),
        Source = "{{application}}",
        DetailType = "{{function}} finished",
        Detail = Text(AsItem(payload)),
    };
    var answer = await _buses.PutEventsAsync(new PutEventsRequest { Entries = [entry] });
    // The call itself succeeds even when the bus refuses an entry.
    if (answer.FailedEntryCount > 0) throw new InvalidOperationException(answer.Entries[0].ErrorMessage);
}
