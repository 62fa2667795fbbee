#: expect assert_equal [], answer[:batchItemFailures]
#: when source_of(event) == 'aws:dynamodb'
# Changes of a table's items, in order. The batch is delivered again from the change that the answer names.
def take_changes(event)
  event['Records'].each do |record|
    change = record['dynamodb']
    process({
      'change' => record['eventName'], # INSERT, MODIFY or REMOVE
      'keys' => plain(change['Keys']),
      'before' => plain(change['OldImage']),
      'after' => plain(change['NewImage'])
    })
  rescue StandardError => e
    warn "Change #{change['SequenceNumber']} failed: #{e.full_message}"
    return { batchItemFailures: [{ itemIdentifier: change['SequenceNumber'] }] }
  end
  { batchItemFailures: [] }
end

# { 'id' => { 'S' => '1' } } becomes { 'id' => '1' }
def plain(image)
  image&.transform_values { |value| plain_value(value) }
end

def plain_value(attribute)
  type, value = attribute.first
  case type
  when 'M' then plain(value)
  when 'L' then value.map { |item| plain_value(item) }
  when 'N' then value.include?('.') ? value.to_f : value.to_i
  when 'NULL' then nil
  else value
  end
end
