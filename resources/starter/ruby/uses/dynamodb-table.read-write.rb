#: import aws-sdk-dynamodb
#: setup DYNAMODB = Aws::DynamoDB::Client.new
#: answer {{name}} store_in_{{snake}}(payload)
#: as_item
# Stores the payload as an item of {{name}} and returns the item that it replaced, or nil.
def store_in_{{snake}}(payload)
  item = as_item(payload)
  key = { {{key}} }
  table = ENV.fetch('{{variable}}')
  before = DYNAMODB.get_item(table_name: table, key: key).item
  DYNAMODB.put_item(table_name: table, item: item.merge(key))
  before
end
