#: import aws-sdk-states
#: setup MACHINES = Aws::States::Client.new
#: call start_{{snake}}(payload)
# Starts an execution of {{name}} with the payload as its input and returns the execution's ARN.
def start_{{snake}}(payload)
  MACHINES.start_execution(state_machine_arn: ENV.fetch('{{variable}}'), input: JSON.generate(payload)).execution_arn
end
