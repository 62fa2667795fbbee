#: import aws-sdk-dynamodb
#: setup DYNAMODB = Aws::DynamoDB::Client.new
#: answer {{name}} find_in_{{snake}}(payload)
#: as_item
# The item of {{name}} with the key that the payload names, or nil.
def find_in_{{snake}}(payload)
  item = as_item(payload)
  key = { {{key}} }
  DYNAMODB.get_item(table_name: ENV.fetch('{{variable}}'), key: key).item
end
