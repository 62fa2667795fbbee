#: import aws-sdk-kinesis
#: import securerandom
#: setup KINESIS = Aws::Kinesis::Client.new
#: call put_into_{{snake}}(payload)
# Puts a record into the stream {{name}}. Records with the same partition key keep their order.
def put_into_{{snake}}(payload)
  KINESIS.put_record(
    stream_name: ENV.fetch('{{variable}}'), partition_key: SecureRandom.uuid, data: JSON.generate(payload)
  )
end
