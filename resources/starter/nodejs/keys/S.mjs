//: import node:crypto randomUUID
{{attribute}}: String(item[{{attribute}}] ?? randomUUID())
