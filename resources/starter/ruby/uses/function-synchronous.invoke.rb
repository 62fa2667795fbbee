#: import aws-sdk-lambda
#: setup FUNCTIONS = Aws::Lambda::Client.new
#: answer {{name}} invoke_{{snake}}(payload)
# Calls {{name}}, waits, and returns its answer.
def invoke_{{snake}}(payload)
  answer = FUNCTIONS.invoke(
    function_name: ENV.fetch('{{variable}}'), invocation_type: 'RequestResponse', payload: JSON.generate(payload)
  )
  result = JSON.parse(answer.payload.read)
  # The call succeeds even when the called function fails.
  raise "{{name}} failed: #{result}" if answer.function_error

  result
end
