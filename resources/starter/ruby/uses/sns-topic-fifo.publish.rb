#: import aws-sdk-sns
#: import securerandom
#: setup SNS = Aws::SNS::Client.new
#: call publish_to_{{snake}}(payload)
# Publishes the payload to all subscribers of {{name}}. Messages of one group keep their order.
def publish_to_{{snake}}(payload)
  SNS.publish(
    topic_arn: ENV.fetch('{{variable}}'), message: JSON.generate(payload),
    message_group_id: 'all', message_deduplication_id: SecureRandom.uuid
  )
end
