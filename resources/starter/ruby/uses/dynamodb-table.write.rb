#: import aws-sdk-dynamodb
#: setup DYNAMODB = Aws::DynamoDB::Client.new
#: call store_in_{{snake}}(payload)
#: as_item
# Stores the payload as an item of {{name}}; what it lacks of the key is made up.
def store_in_{{snake}}(payload)
  item = as_item(payload)
  key = { {{key}} }
  DYNAMODB.put_item(table_name: ENV.fetch('{{variable}}'), item: item.merge(key))
end
