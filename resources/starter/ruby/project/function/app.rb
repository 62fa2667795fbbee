# {{name}}{{description}}
#
{{about}}

{{imports}}

{{parameter}}

{{setup}}

# Lambda calls this for every event.
def handler(event:, context:)
  puts JSON.generate(event) # Shows in the logs what arrives: take it out when you know it.
{{dispatch}}
end

{{envelopes}}

# The work itself: write yours here. The result is the answer, if somebody waits for one.
def process(payload)
{{steps}}
end

{{uses}}

{{helpers}}
