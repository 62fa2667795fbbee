#: expect self.assertEqual(answer["statusCode"], 200)
#: import base64
#: import json
#: when "headers" in event
def answer_request(event):
    """A request to an API: what this returns is the response."""
    body = event.get("body") or "{}"
    if event.get("isBase64Encoded"):
        body = base64.b64decode(body)
    try:
        payload = json.loads(body)
    except ValueError:
        return response(400, {"error": "The body is not JSON."})
    if isinstance(payload, dict):
        payload = {**(event.get("queryStringParameters") or {}), **payload, **(event.get("pathParameters") or {})}
    return response(200, process(payload))


def response(status, body):
    headers = {"Content-Type": "application/json"{{cors}}}
    return {"statusCode": status, "headers": headers, "body": json.dumps(body, default=str)}
