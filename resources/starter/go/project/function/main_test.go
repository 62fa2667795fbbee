// Unit test of {{name}}: how it takes its events. AWS is not called.
package main

import (
	"context"
	"encoding/json"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	os.Setenv("AWS_REGION", "eu-west-1")
{{variables}}
	// The work itself hands back what it got.
	process = func(_ context.Context, payload any) (any, error) { return payload, nil }
	os.Exit(m.Run())
}

// answerTo is what the handler answers, as Lambda would write it; nil for what is no object.
func answerTo(t *testing.T, sample string) map[string]any {
	t.Helper()
	event, err := os.ReadFile("../../" + sample)
	if err != nil {
		t.Fatal(err)
	}
	result, err := handle(context.Background(), event)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(result)
	if err != nil {
		t.Fatal(err)
	}
	var answer any
	if err := json.Unmarshal(text, &answer); err != nil {
		t.Fatal(err)
	}
	object, _ := answer.(map[string]any)
	return object
}

{{tests}}
