#: expect assert_nil answer
#: parse
#: when source_of(event) == 'aws:sqs'
# A batch of queue messages. If one of them fails, all are delivered again.
def take_messages(event)
  event['Records'].each { |record| process(parse(record['body'])) }
  nil
end
