#: when "routeArn" in event
def authorize(event):
    """An HTTP API asks whether a request may pass."""
    return {"isAuthorized": bool(process(event))}
