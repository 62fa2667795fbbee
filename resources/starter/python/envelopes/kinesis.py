#: expect self.assertEqual(answer, {"batchItemFailures": []})
#: import base64
#: import logging
#: parse
#: when source_of(event) == "aws:kinesis"
def take_records(event):
    """Records of a shard, in order. The batch is delivered again from the record that the answer names."""
    for record in event["Records"]:
        try:
            process(parse(base64.b64decode(record["kinesis"]["data"])))
        except Exception:
            sequence_number = record["kinesis"]["sequenceNumber"]
            logging.exception("Record %s failed", sequence_number)
            return {"batchItemFailures": [{"itemIdentifier": sequence_number}]}
    return {"batchItemFailures": []}
