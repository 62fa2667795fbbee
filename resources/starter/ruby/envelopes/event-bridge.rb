#: expect assert_nil answer
#: when event.key?('detail-type') && event['source'] != 'aws.scheduler'
# An event of a bus: "source" and "detail-type" say what happened, "detail" is what its sender wrote.
def take_bus_event(event)
  process(event['detail'])
  nil
end
