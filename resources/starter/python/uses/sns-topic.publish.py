#: import boto3
#: import json
#: import os
#: setup sns = boto3.client("sns")
#: call publish_to_{{snake}}(payload)
def publish_to_{{snake}}(payload):
    """Publishes the payload to all subscribers of {{name}}."""
    sns.publish(TopicArn=os.environ["{{variable}}"], Message=json.dumps(payload, default=str))
