#: expect self.assertIsNone(answer)
#: parse
#: when source_of(event) == "aws:sqs"
def take_messages(event):
    """A batch of queue messages. If one of them fails, all are delivered again."""
    for record in event["Records"]:
        process(parse(record["body"]))
