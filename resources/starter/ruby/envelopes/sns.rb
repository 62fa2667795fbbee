#: expect assert_nil answer
#: parse
#: when source_of(event) == 'aws:sns'
# A message of a topic; SNS hands over one at a time.
def take_notifications(event)
  event['Records'].each { |record| process(parse(record['Sns']['Message'])) }
  nil
end
