#: import base64
#: expect assert_equal 200, answer[:statusCode]
#: when event.key?('headers')
# A request to an API: what this returns is the response.
def answer_request(event)
  body = event['body'] || '{}'
  body = Base64.decode64(body) if event['isBase64Encoded']
  begin
    payload = JSON.parse(body)
  rescue JSON::ParserError
    return response(400, { error: 'The body is not JSON.' })
  end
  if payload.is_a?(Hash)
    payload = (event['queryStringParameters'] || {}).merge(payload, event['pathParameters'] || {})
  end
  response(200, process(payload))
end

def response(status, body)
  headers = { 'Content-Type' => 'application/json'{{cors}} }
  { statusCode: status, headers: headers, body: JSON.generate(body) }
end
