//: expect if answer["triggerSource"] == nil {
//: expect 	t.Error(answer)
//: expect }
//: when has(event, "triggerSource")
// takeQuestion is asked by a user pool: the event goes back, with the answer in its response. An error refuses the
// user.
func takeQuestion(ctx context.Context, event json.RawMessage) (any, error) {
	var question map[string]any
	if err := json.Unmarshal(event, &question); err != nil {
		return nil, err
	}
	_, err := process(ctx, question["request"])
	return question, err
}
