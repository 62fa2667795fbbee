#: import aws-sdk-states
#: setup MACHINES = Aws::States::Client.new
#: call answer_{{snake}}(payload)
#: as_item
# Answers the task of {{name}} that waits with the token in the payload; send_task_failure would fail it.
def answer_{{snake}}(payload)
  token = as_item(payload)['token']
  MACHINES.send_task_success(task_token: token, output: JSON.generate(payload)) if token
end
