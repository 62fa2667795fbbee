/**
 * {{name}}{{description}}
 *
{{about}}
 */
{{imports}}

{{setup}}

/** Lambda calls this for every event; what the event looks like, the functions below know. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function handler(event: any): Promise<unknown> {
    // Shows in the logs what arrives: take it out when you know it.
    console.log(JSON.stringify(event));
{{dispatch}}
}

{{envelopes}}

/** The work itself: write yours here. The result is the answer, if somebody waits for one. */
async function work(payload: unknown): Promise<unknown> {
{{steps}}
}

{{uses}}

{{helpers}}

{{parameter}}
