//: types aws-lambda CognitoUserPoolTriggerEvent
//: expect assert.deepEqual(answer, event);
//: when 'triggerSource' in event
/** A user pool asks: the event goes back, with the answer in its response. An error refuses the user. */
async function takeQuestion(event{{+: CognitoUserPoolTriggerEvent}}) {
    await work(event.request);
    return event;
}
