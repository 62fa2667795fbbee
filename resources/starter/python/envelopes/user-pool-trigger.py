#: expect self.assertEqual(answer, self.event)
#: when "triggerSource" in event
def take_question(event):
    """A user pool asks: the event goes back, with the answer in its response. An error refuses the user."""
    process(event["request"])
    return event
