#: import boto3
#: import os
#: setup dynamodb = boto3.resource("dynamodb")
#: setup {{snake}}_table = dynamodb.Table(os.environ["{{variable}}"])
#: answer {{name}} find_in_{{snake}}(payload)
#: as_item
def find_in_{{snake}}(payload):
    """The item of {{name}} with the key that the payload names, or None."""
    item = as_item(payload)
    key = {{{key}}}
    return {{snake}}_table.get_item(Key=key).get("Item")
