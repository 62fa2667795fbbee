#: import decimal Decimal
#: import time
{{attribute}}: Decimal(str(item.get({{attribute}}) or time.time_ns()))
