/**
 * {{name}}{{description}}
 *
{{about}}
 */
{{imports}}

{{setup}}

/** Lambda calls this for every event. */
export async function handler(event) {
    // Shows in the logs what arrives: take it out when you know it.
    console.log(JSON.stringify(event));
{{dispatch}}
}

{{envelopes}}

/** The work itself: write yours here. The result is the answer, if somebody waits for one. */
async function work(payload) {
{{steps}}
}

{{uses}}

{{helpers}}

{{parameter}}
