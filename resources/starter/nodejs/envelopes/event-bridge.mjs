//: when 'detail-type' in event
/** An event of a bus: "source" and "detail-type" say what happened, "detail" is what its sender wrote. */
async function takeBusEvent(event) {
    await work(event.detail);
}
