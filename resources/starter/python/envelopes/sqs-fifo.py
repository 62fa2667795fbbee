#: expect self.assertEqual(answer, {"batchItemFailures": []})
#: import logging
#: parse
#: when source_of(event) == "aws:sqs"
def take_messages(event):
    """A batch of a FIFO queue. To keep the order, a failed message and all after it are delivered again."""
    records = event["Records"]
    for done, record in enumerate(records):
        try:
            process(parse(record["body"]))
        except Exception:
            logging.exception("Message %s failed", record["messageId"])
            return {"batchItemFailures": [{"itemIdentifier": left["messageId"]} for left in records[done:]]}
    return {"batchItemFailures": []}
