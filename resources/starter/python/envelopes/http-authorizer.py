#: first
#: expect self.assertEqual(answer, {"isAuthorized": True})
#: when "routeArn" in event
def authorize_request(event):
    """An HTTP API asks whether a request may pass."""
    return {"isAuthorized": bool(process(event))}
