#: import boto3
#: import json
#: import os
#: import urllib.request
#: import botocore.auth SigV4Auth
#: import botocore.awsrequest AWSRequest
#: answer {{name}} call_{{snake}}(payload)
def call_{{snake}}(payload):
    """{{method}} {{path}} of {{name}}, signed with the function's own role: returns the body of its answer."""
    url = os.environ["{{variable}}"] + "{{path}}"
    body = {{data}}
    signed = AWSRequest("{{method}}", url, data=body, headers={"Content-Type": "application/json"})
    SigV4Auth(boto3.Session().get_credentials(), "execute-api", os.environ["AWS_REGION"]).add_auth(signed)
    request = urllib.request.Request(url, method="{{method}}", headers=dict(signed.headers), data=body)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read())
