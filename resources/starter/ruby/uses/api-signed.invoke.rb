#: import aws-sdk-core
#: import net/http
#: import uri
#: answer {{name}} call_{{snake}}(payload)
# {{method}} {{path}} of {{name}}, signed with the function's own role: returns the body of its answer.
def call_{{snake}}(payload)
  uri = URI("#{ENV.fetch('{{variable}}')}{{path}}")
  body = {{data}}
  headers = { 'Content-Type' => 'application/json' }
  signer = Aws::Sigv4::Signer.new(
    service: 'execute-api', region: ENV.fetch('AWS_REGION'), credentials_provider: Aws::CredentialProviderChain.new.resolve
  )
  signature = signer.sign_request(http_method: '{{method}}', url: uri.to_s, headers: headers, body: body || '')
  answer = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https', read_timeout: 10) do |http|
    http.send_request('{{method}}', uri.request_uri, body, headers.merge(signature.headers))
  end
  answer.is_a?(Net::HTTPSuccess) or raise "{{name}} answered #{answer.code}"
  JSON.parse(answer.body)
end
