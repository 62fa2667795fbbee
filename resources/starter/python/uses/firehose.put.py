#: import boto3
#: import json
#: import os
#: setup firehose = boto3.client("firehose")
#: call put_into_{{snake}}(payload)
def put_into_{{snake}}(payload):
    """Puts a record into {{name}}, one line of JSON each."""
    firehose.put_record(
        DeliveryStreamName=os.environ["{{variable}}"],
        Record={"Data": (json.dumps(payload, default=str) + "\n").encode()},
    )
