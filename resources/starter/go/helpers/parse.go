// parse reads JSON where it is JSON, and else takes the text as it is.
func parse(text []byte) any {
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return string(text)
	}
	return value
}
