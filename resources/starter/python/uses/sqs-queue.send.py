#: import boto3
#: import json
#: import os
#: setup sqs = boto3.client("sqs")
#: call send_to_{{snake}}(payload)
def send_to_{{snake}}(payload):
    """Sends the payload as a message to {{name}}."""
    sqs.send_message(QueueUrl=os.environ["{{variable}}"], MessageBody=json.dumps(payload, default=str))
