#: import aws-sdk-lambda
#: setup FUNCTIONS = Aws::Lambda::Client.new
#: call invoke_{{snake}}(payload)
# Hands the payload to {{name}} and does not wait for it.
def invoke_{{snake}}(payload)
  FUNCTIONS.invoke(
    function_name: ENV.fetch('{{variable}}'), invocation_type: 'Event', payload: JSON.generate(payload)
  )
end
