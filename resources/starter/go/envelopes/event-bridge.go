//: expect if answer != nil {
//: expect 	t.Error(answer)
//: expect }
//: when has(event, "detail-type") && !isScheduled(event)
// takeBusEvent takes an event of a bus: "source" and "detail-type" say what happened, "detail" is what its sender
// wrote.
func takeBusEvent(ctx context.Context, event json.RawMessage) (any, error) {
	var happened struct{ Detail any }
	if err := json.Unmarshal(event, &happened); err != nil {
		return nil, err
	}
	_, err := process(ctx, happened.Detail)
	return nil, err
}
