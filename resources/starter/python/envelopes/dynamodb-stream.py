#: expect self.assertEqual(answer, {"batchItemFailures": []})
#: import logging
#: import boto3.dynamodb.types TypeDeserializer
#: when source_of(event) == "aws:dynamodb"
def take_changes(event):
    """Changes of a table's items, in order. The batch is delivered again from the change that the answer names."""
    for record in event["Records"]:
        change = record["dynamodb"]
        try:
            process({
                "change": record["eventName"],  # INSERT, MODIFY or REMOVE
                "keys": plain(change["Keys"]),
                "before": plain(change.get("OldImage")),
                "after": plain(change.get("NewImage")),
            })
        except Exception:
            logging.exception("Change %s failed", change["SequenceNumber"])
            return {"batchItemFailures": [{"itemIdentifier": change["SequenceNumber"]}]}
    return {"batchItemFailures": []}


def plain(image):
    """{"id": {"S": "1"}} -> {"id": "1"}"""
    return image and {name: TypeDeserializer().deserialize(value) for name, value in image.items()}
