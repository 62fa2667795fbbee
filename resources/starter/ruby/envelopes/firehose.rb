#: import base64
#: expect assert_equal ['Ok'], answer[:records].map { |record| record[:result] }
#: parse
#: when event.key?('deliveryStreamArn')
# Records on their way through Firehose. Each comes back: Ok, Dropped or ProcessingFailed.
def transform_records(event)
  { records: event['records'].map { |record| transform(record) } }
end

def transform(record)
  result = process(parse(Base64.decode64(record['data'])))
  data = Base64.strict_encode64("#{JSON.generate(result)}\n")
  { recordId: record['recordId'], result: 'Ok', data: data }
rescue StandardError => e
  warn "Record #{record['recordId']} failed: #{e.full_message}"
  { recordId: record['recordId'], result: 'ProcessingFailed', data: record['data'] }
end
