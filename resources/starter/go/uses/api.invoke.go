//: import bytes
//: import fmt
//: import io
//: import net/http
//: import os
//: import time
//: answer {{name}} call{{pascal}}(ctx, payload)
// call{{pascal}} does {{method}} {{path}} of {{name}} and returns the body of its answer.
func call{{pascal}}(ctx context.Context, payload any) (any, error) {
	body, err := json.Marshal({{data}})
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, "{{method}}", os.Getenv("{{variable}}")+"{{path}}", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	answer, err := (&http.Client{Timeout: 10 * time.Second}).Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode >= 300 {
		return nil, fmt.Errorf("{{name}} answered %s", answer.Status)
	}
	var result any
	err = json.Unmarshal(text, &result)
	return result, err
}
