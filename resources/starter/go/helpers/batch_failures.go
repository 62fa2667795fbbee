// failures is the answer to a batch: only what it names is delivered again.
type failures struct {
	BatchItemFailures []failure `json:"batchItemFailures"`
}

type failure struct {
	ItemIdentifier string `json:"itemIdentifier"`
}
