#: import boto3
#: import json
#: import os
#: import decimal Decimal
#: setup dynamodb = boto3.resource("dynamodb")
#: setup {{snake}}_table = dynamodb.Table(os.environ["{{variable}}"])
#: call store_in_{{snake}}(payload)
#: as_item
def store_in_{{snake}}(payload):
    """Stores the payload as an item of {{name}}; what it lacks of the key is made up."""
    item = json.loads(json.dumps(as_item(payload), default=str), parse_float=Decimal)  # DynamoDB takes no float
    {{snake}}_table.put_item(Item={**item, {{key}}})
