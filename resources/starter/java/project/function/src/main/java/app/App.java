package app;

{{imports}}

/**
 * {{name}}{{description}}
 *
 * <pre>
{{about}}
 * </pre>
 */
public class App implements RequestStreamHandler {
    static final ObjectMapper JSON = new ObjectMapper();

{{setup}}

    /** Lambda calls this for every event. */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = JSON.readTree(input);
        System.out.println(event); // Shows in the logs what arrives: take it out when you know it.
        JSON.writeValue(output, handle(event));
    }

    JsonNode handle(JsonNode event) throws IOException {
{{dispatch}}
    }

{{envelopes}}

    /** The work itself: write yours here. The result is the answer, if somebody waits for one. */
    JsonNode process(JsonNode payload) throws IOException {
{{steps}}
    }

{{uses}}

{{helpers}}

{{parameter}}
}
