//: expect assert.equal(answer, undefined);
//: when 'requestPayload' in event
{{+/** What Lambda hands on when an asynchronous run has ended. */
interface AsyncResult {
    requestContext: { condition: string };
    requestPayload: unknown;
    responsePayload?: unknown;
}

}}/** How an asynchronous run of another function ended: its event, its result, and Success or why it failed. */
async function takeResult(event{{+: AsyncResult}}) {
    await work({
        condition: event.requestContext.condition,
        event: event.requestPayload,
        result: event.responsePayload,
    });
}
