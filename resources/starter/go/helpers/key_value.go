//: import fmt
// valueOr is the member as text, or what stands in for it.
func valueOr(item map[string]any, name string, otherwise string) string {
	if value, found := item[name]; found {
		return fmt.Sprint(value)
	}
	return otherwise
}
