//: first
//: is_yes
//: expect if answer["isAuthorized"] != true {
//: expect 	t.Error(answer)
//: expect }
//: when has(event, "routeArn")
// authorizeRequest is asked by an HTTP API whether a request may pass.
func authorizeRequest(ctx context.Context, event json.RawMessage) (any, error) {
	var payload any
	if err := json.Unmarshal(event, &payload); err != nil {
		return nil, err
	}
	result, err := process(ctx, payload)
	return map[string]bool{"isAuthorized": isYes(result)}, err
}
