#: expect self.assertEqual(answer, {"batchItemFailures": []})
#: import logging
#: parse
#: when source_of(event) == "aws:sqs"
def take_messages(event):
    """A batch of queue messages. Only those named in the answer are delivered again."""
    failures = []
    for record in event["Records"]:
        try:
            process(parse(record["body"]))
        except Exception:
            logging.exception("Message %s failed", record["messageId"])
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}
