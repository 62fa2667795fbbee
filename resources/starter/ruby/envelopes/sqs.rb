#: expect assert_equal [], answer[:batchItemFailures]
#: parse
#: when source_of(event) == 'aws:sqs'
# A batch of queue messages. Only those named in the answer are delivered again.
def take_messages(event)
  failures = []
  event['Records'].each do |record|
    process(parse(record['body']))
  rescue StandardError => e
    warn "Message #{record['messageId']} failed: #{e.full_message}"
    failures << { itemIdentifier: record['messageId'] }
  end
  { batchItemFailures: failures }
end
