package app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Unit test of {{name}}: how it takes its events. AWS is not called. */
class AppTest {
    private JsonNode event;

    /** What the handler answers while the work itself hands back what it got. */
    private JsonNode answerTo(String sample) throws IOException {
        event = App.JSON.readTree(Path.of("../..", sample).toFile());
        App app = new App() {
            @Override
            JsonNode process(JsonNode payload) {
                return payload;
            }
        };
        JsonNode answer = app.handle(event);
        return answer == null ? NullNode.getInstance() : answer;
    }

{{tests}}
}
