#: expect self.assertIsNone(answer)
#: parse
#: when source_of(event) == "aws:sns"
def take_notifications(event):
    """A message of a topic; SNS hands over one at a time."""
    for record in event["Records"]:
        process(parse(record["Sns"]["Message"]))
