#: import aws-sdk-sqs
#: import securerandom
#: setup SQS = Aws::SQS::Client.new
#: call send_to_{{snake}}(payload)
# Sends the payload as a message to {{name}}. Messages of one group keep their order.
def send_to_{{snake}}(payload)
  SQS.send_message(
    queue_url: ENV.fetch('{{variable}}'), message_body: JSON.generate(payload),
    message_group_id: 'all', message_deduplication_id: SecureRandom.uuid
  )
end
