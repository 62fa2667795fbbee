//: import crypto/rand
// unique makes an id that nobody else has.
func unique() string {
	return rand.Text()
}
