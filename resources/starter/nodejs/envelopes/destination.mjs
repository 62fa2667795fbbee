//: when 'requestPayload' in event
/** How an asynchronous run of another function ended: its event, its result, and Success or why it failed. */
async function takeResult(event) {
    await work({
        condition: event.requestContext.condition,
        event: event.requestPayload,
        result: event.responsePayload,
    });
}
