// has tells whether the event has such a member.
func has(event json.RawMessage, name string) bool {
	var members map[string]json.RawMessage
	_ = json.Unmarshal(event, &members)
	_, found := members[name]
	return found
}

// sourceOf is the service whose records these are: "aws:sqs", "aws:sns", ...
func sourceOf(event json.RawMessage) string {
	var batch struct {
		Records []struct{ EventSource string }
	}
	if err := json.Unmarshal(event, &batch); err != nil || len(batch.Records) == 0 {
		return ""
	}
	return batch.Records[0].EventSource
}

// isScheduled tells EventBridge Scheduler's events from those of a bus.
func isScheduled(event json.RawMessage) bool {
	var sent struct{ Source string }
	return json.Unmarshal(event, &sent) == nil && sent.Source == "aws.scheduler"
}
