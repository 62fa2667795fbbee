#: expect self.assertIsNone(answer)
#: import urllib.parse unquote_plus
#: when source_of(event) == "aws:s3"
def take_objects(event):
    """Objects that came into a bucket or left it."""
    for record in event["Records"]:
        process({
            "change": record["eventName"],  # ObjectCreated:Put, ObjectRemoved:Delete, ...
            "bucket": record["s3"]["bucket"]["name"],
            "key": unquote_plus(record["s3"]["object"]["key"]),
            "size": record["s3"]["object"].get("size"),
        })
