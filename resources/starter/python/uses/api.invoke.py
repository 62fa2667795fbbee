#: import json
#: import os
#: import urllib.request
#: answer {{name}} call_{{snake}}(payload)
def call_{{snake}}(payload):
    """{{method}} {{path}} of {{name}}: returns the body of its answer."""
    request = urllib.request.Request(
        os.environ["{{variable}}"] + "{{path}}",
        method="{{method}}",
        headers={"Content-Type": "application/json"},
        data={{data}},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read())
