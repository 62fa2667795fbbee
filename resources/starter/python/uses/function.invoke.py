#: import boto3
#: import json
#: import os
#: setup functions = boto3.client("lambda")
#: call invoke_{{snake}}(payload)
def invoke_{{snake}}(payload):
    """Hands the payload to {{name}} and does not wait for it."""
    functions.invoke(
        FunctionName=os.environ["{{variable}}"],
        InvocationType="Event",
        Payload=json.dumps(payload, default=str).encode(),
    )
