#: import boto3
#: import json
#: import os
#: setup machines = boto3.client("stepfunctions")
#: call start_{{snake}}(payload)
def start_{{snake}}(payload):
    """Starts an execution of {{name}} with the payload as its input and returns the execution's ARN."""
    answer = machines.start_execution(
        stateMachineArn=os.environ["{{variable}}"],
        input=json.dumps(payload, default=str),
    )
    return answer["executionArn"]
