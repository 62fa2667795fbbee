def source_of(event):
    """"aws:sqs", "aws:sns", ...: the service whose records these are."""
    record = event.get("Records", [{}])[0]
    return record.get("eventSource") or record.get("EventSource")
