#: import aws-sdk-firehose
#: setup FIREHOSE = Aws::Firehose::Client.new
#: call put_into_{{snake}}(payload)
# Puts a record into {{name}}, one line of JSON each.
def put_into_{{snake}}(payload)
  FIREHOSE.put_record(
    delivery_stream_name: ENV.fetch('{{variable}}'), record: { data: "#{JSON.generate(payload)}\n" }
  )
end
