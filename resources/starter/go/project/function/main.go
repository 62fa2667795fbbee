// {{name}}{{description}}
//
{{about}}
package main

import (
{{imports}}
)

func main() {
	lambda.Start(handle)
}

{{setup}}

// handle is called by Lambda for every event.
func handle(ctx context.Context, event json.RawMessage) (any, error) {
	log.Printf("%s", event) // Shows in the logs what arrives: take it out when you know it.
{{dispatch}}
}

{{envelopes}}

// process is the work itself: write yours here. The result is the answer, if somebody waits for one.
var process = func(ctx context.Context, payload any) (any, error) {
{{steps}}
}

{{uses}}

{{helpers}}

{{parameter}}
