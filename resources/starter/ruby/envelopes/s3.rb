#: import uri
#: expect assert_nil answer
#: when source_of(event) == 'aws:s3'
# Objects that came into a bucket or left it.
def take_objects(event)
  event['Records'].each do |record|
    process({
      'change' => record['eventName'], # ObjectCreated:Put, ObjectRemoved:Delete, ...
      'bucket' => record['s3']['bucket']['name'],
      'key' => URI.decode_www_form_component(record['s3']['object']['key']),
      'size' => record['s3']['object']['size']
    })
  end
  nil
end
