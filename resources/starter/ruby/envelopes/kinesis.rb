#: import base64
#: expect assert_equal [], answer[:batchItemFailures]
#: parse
#: when source_of(event) == 'aws:kinesis'
# Records of a shard, in order. The batch is delivered again from the record that the answer names.
def take_records(event)
  event['Records'].each do |record|
    process(parse(Base64.decode64(record['kinesis']['data'])))
  rescue StandardError => e
    sequence_number = record['kinesis']['sequenceNumber']
    warn "Record #{sequence_number} failed: #{e.full_message}"
    return { batchItemFailures: [{ itemIdentifier: sequence_number }] }
  end
  { batchItemFailures: [] }
end
