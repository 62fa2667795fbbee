#: import net/http
#: import uri
#: answer {{name}} call_{{snake}}(payload)
# {{method}} {{path}} of {{name}}: returns the body of its answer.
def call_{{snake}}(payload)
  uri = URI("#{ENV.fetch('{{variable}}')}{{path}}")
  headers = { 'Content-Type' => 'application/json' }
  answer = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https', read_timeout: 10) do |http|
    http.send_request('{{method}}', uri.request_uri, {{data}}, headers)
  end
  answer.is_a?(Net::HTTPSuccess) or raise "{{name}} answered #{answer.code}"
  JSON.parse(answer.body)
end
