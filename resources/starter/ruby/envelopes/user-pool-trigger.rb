#: expect assert_equal @event, answer
#: when event.key?('triggerSource')
# A user pool asks: the event goes back, with the answer in its response. An error refuses the user.
def take_question(event)
  process(event['request'])
  event
end
