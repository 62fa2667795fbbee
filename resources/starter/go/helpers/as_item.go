// asItem leaves an object what it is; anything else becomes one.
func asItem(payload any) map[string]any {
	if item, ok := payload.(map[string]any); ok {
		return item
	}
	return map[string]any{"value": payload}
}
