#: import securerandom
#: import stringio
{{attribute}} => StringIO.new((item[{{attribute}}] || SecureRandom.uuid).to_s)
