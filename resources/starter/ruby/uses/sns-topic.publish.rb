#: import aws-sdk-sns
#: setup SNS = Aws::SNS::Client.new
#: call publish_to_{{snake}}(payload)
# Publishes the payload to all subscribers of {{name}}.
def publish_to_{{snake}}(payload)
  SNS.publish(topic_arn: ENV.fetch('{{variable}}'), message: JSON.generate(payload))
end
