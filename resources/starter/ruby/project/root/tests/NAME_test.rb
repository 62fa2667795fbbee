# Unit test of {{name}}: how it takes its events. AWS is not called.
require 'json'
require 'minitest/autorun'

ENV['AWS_REGION'] = 'eu-west-1'
{{variables}}
require_relative '../src/{{name}}/app'

# The work itself hands back what it got.
def process(payload)
  payload
end

class {{pascal}}Test < Minitest::Test
  def answer_to(sample)
    @event = JSON.parse(File.read(File.join(__dir__, '..', sample)))
    answer = nil
    capture_io { answer = handler(event: @event, context: nil) }
    answer
  end

{{tests}}
end
