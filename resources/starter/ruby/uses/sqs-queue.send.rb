#: import aws-sdk-sqs
#: setup SQS = Aws::SQS::Client.new
#: call send_to_{{snake}}(payload)
# Sends the payload as a message to {{name}}.
def send_to_{{snake}}(payload)
  SQS.send_message(queue_url: ENV.fetch('{{variable}}'), message_body: JSON.generate(payload))
end
