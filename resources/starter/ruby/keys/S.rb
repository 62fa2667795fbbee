#: import securerandom
{{attribute}} => (item[{{attribute}}] || SecureRandom.uuid).to_s
