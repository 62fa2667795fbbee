#: expect assert_nil answer
#: when event.key?('requestPayload')
# How an asynchronous run of another function ended: its event, its result, and Success or why it failed.
def take_result(event)
  process({
    'condition' => event['requestContext']['condition'],
    'event' => event['requestPayload'],
    'result' => event['responsePayload']
  })
  nil
end
