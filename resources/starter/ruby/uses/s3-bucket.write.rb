#: import aws-sdk-s3
#: import securerandom
#: setup S3 = Aws::S3::Client.new
#: call write_to_{{snake}}(payload)
# Writes the payload as an object of {{name}} and returns its key.
def write_to_{{snake}}(payload)
  key = "{{function}}/#{SecureRandom.uuid}.json"
  S3.put_object(
    bucket: ENV.fetch('{{variable}}'), key: key, body: JSON.generate(payload), content_type: 'application/json'
  )
  key
end
