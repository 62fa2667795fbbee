#: expect assert_equal [], answer[:batchItemFailures]
#: parse
#: when source_of(event) == 'aws:sqs'
# A batch of a FIFO queue. To keep the order, a failed message and all after it are delivered again.
def take_messages(event)
  records = event['Records']
  records.each_with_index do |record, done|
    process(parse(record['body']))
  rescue StandardError => e
    warn "Message #{record['messageId']} failed: #{e.full_message}"
    return { batchItemFailures: records.drop(done).map { |left| { itemIdentifier: left['messageId'] } } }
  end
  { batchItemFailures: [] }
end
