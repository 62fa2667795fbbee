#: expect self.assertIsNone(answer)
#: when "requestPayload" in event
def take_result(event):
    """How an asynchronous run of another function ended: its event, its result, and Success or why it failed."""
    process({
        "condition": event["requestContext"]["condition"],
        "event": event["requestPayload"],
        "result": event.get("responsePayload"),
    })
