def as_item(payload):
    """An object stays what it is; anything else becomes one."""
    return payload if isinstance(payload, dict) else {"value": payload}
