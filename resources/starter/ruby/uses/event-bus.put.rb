#: import aws-sdk-eventbridge
#: setup EVENTS = Aws::EventBridge::Client.new
#: call put_on_{{snake}}(payload)
#: as_item
# Puts an event on the bus {{name}}; rules there see its source, its detail type and its detail.
def put_on_{{snake}}(payload)
  entry = {
    event_bus_name: ENV.fetch('{{variable}}'),
    source: '{{application}}',
    detail_type: '{{function}} finished',
    detail: JSON.generate(as_item(payload))
  }
  answer = EVENTS.put_events(entries: [entry])
  # The call itself succeeds even when the bus refuses an entry.
  raise answer.entries.first.error_message if answer.failed_entry_count.positive?
end
