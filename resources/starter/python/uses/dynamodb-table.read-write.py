#: import boto3
#: import json
#: import os
#: import decimal Decimal
#: setup dynamodb = boto3.resource("dynamodb")
#: setup {{snake}}_table = dynamodb.Table(os.environ["{{variable}}"])
#: answer {{name}} store_in_{{snake}}(payload)
#: as_item
def store_in_{{snake}}(payload):
    """Stores the payload as an item of {{name}} and returns the item that it replaced, or None."""
    item = json.loads(json.dumps(as_item(payload), default=str), parse_float=Decimal)  # DynamoDB takes no float
    key = {{{key}}}
    before = {{snake}}_table.get_item(Key=key).get("Item")
    {{snake}}_table.put_item(Item={**item, **key})
    return before
