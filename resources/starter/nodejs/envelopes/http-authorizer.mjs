//: when 'routeArn' in event
/** An HTTP API asks whether a request may pass. */
async function authorize(event) {
    return { isAuthorized: Boolean(await work(event)) };
}
