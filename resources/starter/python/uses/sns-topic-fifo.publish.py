#: import boto3
#: import json
#: import os
#: import uuid
#: setup sns = boto3.client("sns")
#: call publish_to_{{snake}}(payload)
def publish_to_{{snake}}(payload):
    """Publishes the payload to all subscribers of {{name}}. Messages of one group keep their order."""
    sns.publish(
        TopicArn=os.environ["{{variable}}"],
        Message=json.dumps(payload, default=str),
        MessageGroupId="all",
        MessageDeduplicationId=str(uuid.uuid4()),
    )
