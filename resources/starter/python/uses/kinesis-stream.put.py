#: import boto3
#: import json
#: import os
#: import uuid
#: setup kinesis = boto3.client("kinesis")
#: call put_into_{{snake}}(payload)
def put_into_{{snake}}(payload):
    """Puts a record into the stream {{name}}. Records with the same partition key keep their order."""
    kinesis.put_record(
        StreamName=os.environ["{{variable}}"],
        PartitionKey=str(uuid.uuid4()),
        Data=json.dumps(payload, default=str).encode(),
    )
