/** 'aws:sqs', 'aws:sns', ...: the service whose records these are. */
function sourceOf(event{{+: { Records?: { eventSource?: string; EventSource?: string }[] } }}) {
    const record = event.Records?.[0];
    return record?.eventSource ?? record?.EventSource;
}
