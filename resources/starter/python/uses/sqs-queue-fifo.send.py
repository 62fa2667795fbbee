#: import boto3
#: import json
#: import os
#: import uuid
#: setup sqs = boto3.client("sqs")
#: call send_to_{{snake}}(payload)
def send_to_{{snake}}(payload):
    """Sends the payload as a message to {{name}}. Messages of one group keep their order."""
    sqs.send_message(
        QueueUrl=os.environ["{{variable}}"],
        MessageBody=json.dumps(payload, default=str),
        MessageGroupId="all",
        MessageDeduplicationId=str(uuid.uuid4()),
    )
