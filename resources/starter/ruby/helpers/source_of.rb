# 'aws:sqs', 'aws:sns', ...: the service whose records these are.
def source_of(event)
  record = (event['Records'] || []).first || {}
  record['eventSource'] || record['EventSource']
end
