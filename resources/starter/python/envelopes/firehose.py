#: expect self.assertEqual([record["result"] for record in answer["records"]], ["Ok"])
#: import base64
#: import json
#: import logging
#: parse
#: when "deliveryStreamArn" in event
def transform_records(event):
    """Records on their way through Firehose. Each comes back: Ok, Dropped or ProcessingFailed."""
    return {"records": [transform(record) for record in event["records"]]}


def transform(record):
    try:
        result = process(parse(base64.b64decode(record["data"])))
        data = base64.b64encode((json.dumps(result, default=str) + "\n").encode()).decode()
        return {"recordId": record["recordId"], "result": "Ok", "data": data}
    except Exception:
        logging.exception("Record %s failed", record["recordId"])
        return {"recordId": record["recordId"], "result": "ProcessingFailed", "data": record["data"]}
