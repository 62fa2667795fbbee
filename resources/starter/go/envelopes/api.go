//: import encoding/base64
//: import maps
//: expect if answer["statusCode"] != 200.0 {
//: expect 	t.Error(answer)
//: expect }
//: when has(event, "headers")
// answerRequest takes a request to an API: what it returns is the response.
func answerRequest(ctx context.Context, event json.RawMessage) (any, error) {
	var request struct {
		Body                  string
		IsBase64Encoded       bool
		QueryStringParameters map[string]string
		PathParameters        map[string]string
	}
	if err := json.Unmarshal(event, &request); err != nil {
		return nil, err
	}
	body := []byte(request.Body)
	if request.IsBase64Encoded {
		body, _ = base64.StdEncoding.DecodeString(request.Body)
	}
	var payload any = map[string]any{}
	if len(body) > 0 {
		if err := json.Unmarshal(body, &payload); err != nil {
			return response(400, map[string]string{"error": "The body is not JSON."})
		}
	}
	if fields, ok := payload.(map[string]any); ok {
		merged := map[string]any{}
		for name, value := range request.QueryStringParameters {
			merged[name] = value
		}
		maps.Copy(merged, fields)
		for name, value := range request.PathParameters {
			merged[name] = value
		}
		payload = merged
	}
	result, err := process(ctx, payload)
	if err != nil {
		return nil, err
	}
	return response(200, result)
}

func response(status int, content any) (any, error) {
	body, err := json.Marshal(content)
	if err != nil {
		return nil, err
	}
	headers := map[string]string{"Content-Type": "application/json"{{cors}}}
	return map[string]any{"statusCode": status, "headers": headers, "body": string(body)}, nil
}
