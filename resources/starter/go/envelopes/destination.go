//: expect if answer != nil {
//: expect 	t.Error(answer)
//: expect }
//: when has(event, "requestPayload")
// takeResult hears how an asynchronous run of another function ended.
func takeResult(ctx context.Context, event json.RawMessage) (any, error) {
	var ended struct {
		RequestContext  struct{ Condition string } // Success, or why it failed
		RequestPayload  any
		ResponsePayload any
	}
	if err := json.Unmarshal(event, &ended); err != nil {
		return nil, err
	}
	_, err := process(ctx, map[string]any{
		"condition": ended.RequestContext.Condition,
		"event":     ended.RequestPayload,
		"result":    ended.ResponsePayload,
	})
	return nil, err
}
