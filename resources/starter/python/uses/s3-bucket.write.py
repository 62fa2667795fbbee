#: import boto3
#: import json
#: import os
#: import uuid
#: setup s3 = boto3.client("s3")
#: setup {{upper}}_BUCKET = os.environ["{{variable}}"]
#: call write_to_{{snake}}(payload)
def write_to_{{snake}}(payload):
    """Writes the payload as an object of {{name}} and returns its key."""
    key = f"{{function}}/{uuid.uuid4()}.json"
    body = json.dumps(payload, default=str).encode()
    s3.put_object(Bucket={{upper}}_BUCKET, Key=key, Body=body, ContentType="application/json")
    return key
