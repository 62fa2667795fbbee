#: import uuid
{{attribute}}: str(item.get({{attribute}}) or uuid.uuid4()).encode()
