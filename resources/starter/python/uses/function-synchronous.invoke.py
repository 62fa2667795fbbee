#: import boto3
#: import json
#: import os
#: setup functions = boto3.client("lambda")
#: answer {{name}} invoke_{{snake}}(payload)
def invoke_{{snake}}(payload):
    """Calls {{name}}, waits, and returns its answer."""
    answer = functions.invoke(
        FunctionName=os.environ["{{variable}}"],
        InvocationType="RequestResponse",
        Payload=json.dumps(payload, default=str).encode(),
    )
    result = json.loads(answer["Payload"].read())
    if "FunctionError" in answer:  # The call succeeds even when the called function fails.
        raise RuntimeError(f"{{name}} failed: {result}")
    return result
