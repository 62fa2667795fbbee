#: first
#: expect assert_equal({ isAuthorized: true }, answer)
#: when event.key?('routeArn')
# An HTTP API asks whether a request may pass.
def authorize_request(event)
  { isAuthorized: process(event) ? true : false }
end
