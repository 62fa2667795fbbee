//: import bytes
//: import crypto/sha256
//: import encoding/hex
//: import fmt
//: import io
//: import net/http
//: import os
//: import time
//: import github.com/aws/aws-sdk-go-v2/aws/signer/v4
//: configuration
//: answer {{name}} call{{pascal}}(ctx, payload)
// call{{pascal}} does {{method}} {{path}} of {{name}}, signed with the function's own role, and returns the body of its
// answer.
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
	credentials, err := configuration.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	hash := sha256.Sum256(body)
	err = v4.NewSigner().SignHTTP(ctx, credentials, request, hex.EncodeToString(hash[:]), "execute-api",
		configuration.Region, time.Now())
	if err != nil {
		return nil, err
	}
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
