// isYes tells whether the work said yes: anything but nothing and false.
func isYes(result any) bool {
	return result != nil && result != false
}
