#: import aws-sdk-ssm
# The value of a parameter: the stack cannot know it yet when it makes this function.
def parameter(name)
  Aws::SSM::Client.new.get_parameter(name: name).parameter.value
end
