#: import boto3
#: import json
#: import os
#: as_item
#: setup events = boto3.client("events")
#: call put_on_{{snake}}(payload)
def put_on_{{snake}}(payload):
    """Puts an event on the bus {{name}}; rules there see its source, its detail type and its detail."""
    entry = {
        "EventBusName": os.environ["{{variable}}"],
        "Source": "{{application}}",
        "DetailType": "{{function}} finished",
        "Detail": json.dumps(as_item(payload), default=str),
    }
    answer = events.put_events(Entries=[entry])
    if answer["FailedEntryCount"]:  # The call itself succeeds even when the bus refuses an entry.
        raise RuntimeError(answer["Entries"][0]["ErrorMessage"])
