//: import node:crypto randomUUID
{{attribute}}: Buffer.from(String(item[{{attribute}}] ?? randomUUID()))
