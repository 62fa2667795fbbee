#: import aws-sdk-s3
#: setup S3 = Aws::S3::Client.new
#: answer {{name}} list_{{snake}}()
# The first keys of {{name}}. S3.get_object(bucket: ..., key: ...).body.read reads one.
def list_{{snake}}()
  S3.list_objects_v2(bucket: ENV.fetch('{{variable}}'), max_keys: 10).contents.map(&:key)
end
