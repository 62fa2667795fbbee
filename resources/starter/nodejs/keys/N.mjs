{{attribute}}: Number(item[{{attribute}}] ?? Date.now())
