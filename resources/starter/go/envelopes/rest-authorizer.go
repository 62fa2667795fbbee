//: first
//: import strings
//: import github.com/aws/aws-lambda-go/events
//: is_yes
//: expect if answer["principalId"] != "caller" {
//: expect 	t.Error(answer)
//: expect }
//: when has(event, "methodArn")
// authorizeCall is asked by a REST API whether a request may pass. What lets it pass holds for all routes, since
// answers are kept.
func authorizeCall(ctx context.Context, event json.RawMessage) (any, error) {
	var payload any
	var question struct{ MethodArn string }
	if err := json.Unmarshal(event, &payload); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(event, &question); err != nil {
		return nil, err
	}
	result, err := process(ctx, payload)
	if err != nil {
		return nil, err
	}
	effect := "Deny"
	if isYes(result) {
		effect = "Allow"
	}
	routes := strings.Join(strings.SplitN(question.MethodArn, "/", 3)[:2], "/") + "/*"
	return events.APIGatewayCustomAuthorizerResponse{
		PrincipalID: "caller",
		PolicyDocument: events.APIGatewayCustomAuthorizerPolicy{
			Version: "2012-10-17",
			Statement: []events.IAMPolicyStatement{
				{Action: []string{"execute-api:Invoke"}, Effect: effect, Resource: []string{routes}},
			},
		},
	}, nil
}
