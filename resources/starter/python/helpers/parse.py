#: import json
def parse(text):
    """JSON where it is JSON, else the text as it is."""
    try:
        return json.loads(text)
    except ValueError:
        return text.decode(errors="replace") if isinstance(text, bytes) else text
