#: import boto3
#: import json
#: setup machines = boto3.client("stepfunctions")
#: call answer_{{snake}}(payload)
#: as_item
def answer_{{snake}}(payload):
    """Answers the task of {{name}} that waits with the token in the payload; send_task_failure would fail it."""
    token = as_item(payload).get("token")
    if token:
        machines.send_task_success(taskToken=token, output=json.dumps(payload, default=str))
