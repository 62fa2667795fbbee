"""{{name}}{{description}}

{{about}}
"""
{{imports}}


{{parameter}}

{{setup}}


def handler(event, context):
    """Lambda calls this for every event."""
    print(json.dumps(event))  # Shows in the logs what arrives: take it out when you know it.
{{dispatch}}


{{envelopes}}


def process(payload):
    """The work itself: write yours here. The result is the answer, if somebody waits for one."""
{{steps}}


{{uses}}


{{helpers}}
