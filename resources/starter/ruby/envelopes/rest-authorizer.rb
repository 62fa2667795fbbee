#: first
#: expect assert_equal 'Allow', answer[:policyDocument][:Statement].first[:Effect]
#: when event.key?('methodArn')
# A REST API asks whether a request may pass. What lets it pass holds for all routes, since answers are kept.
def authorize_call(event)
  effect = process(event) ? 'Allow' : 'Deny'
  routes = "#{event['methodArn'].split('/').first(2).join('/')}/*"
  statement = { Action: 'execute-api:Invoke', Effect: effect, Resource: routes }
  { principalId: 'caller', policyDocument: { Version: '2012-10-17', Statement: [statement] } }
end
