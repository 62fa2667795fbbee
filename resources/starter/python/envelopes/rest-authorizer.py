#: first
#: expect self.assertEqual(answer["policyDocument"]["Statement"][0]["Effect"], "Allow")
#: when "methodArn" in event
def authorize_call(event):
    """A REST API asks whether a request may pass. What lets it pass holds for all routes, since answers are kept."""
    effect = "Allow" if process(event) else "Deny"
    routes = "/".join(event["methodArn"].split("/")[:2]) + "/*"
    statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": routes}
    return {"principalId": "caller", "policyDocument": {"Version": "2012-10-17", "Statement": [statement]}}
