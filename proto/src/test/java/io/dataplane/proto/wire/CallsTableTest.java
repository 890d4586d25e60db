package io.dataplane.proto.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps `docs/protocol-calls.md` honest: every call has a test that exists and makes it.
class CallsTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| `(\\w+)\\.(\\w+)` \\| (.*?) ?\\|");
    private static final Pattern STORY = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private record Row(String call, String test, String method, String story) {}

    @Test
    void everyCallHasARow() throws IOException {
        List<String> calls = ProviderProtocol.getDescriptor().getServices().getFirst().getMethods().stream()
                .map(MethodDescriptor::getName)
                .toList();
        assertThat(rows()).extracting(Row::call).containsExactlyInAnyOrderElementsOf(calls);
    }

    @Test
    void everyTestExistsAndMakesItsCall() throws IOException {
        for (Row row : rows()) {
            String source = source(ROOT.resolve("proto/src/test/java"), row.test());
            String call =
                    Character.toLowerCase(row.call().charAt(0)) + row.call().substring(1);
            assertThat(source)
                    .as("%s in %s", row.call(), row.test())
                    .contains("void " + row.method() + "(", call + "(");
        }
    }

    @Test
    void everyStoryExists() throws IOException {
        for (Row row : rows()) {
            Matcher story = STORY.matcher(row.story());
            if (story.matches()) {
                boolean packaged = story.group(1).endsWith("AcceptanceTest");
                String folder = packaged ? "tests/acceptance/src/test/java" : "proto/src/test/java";
                assertThat(source(ROOT.resolve(folder), story.group(1)))
                        .as("%s in %s", row.call(), story.group(1))
                        .contains("void " + story.group(2) + "(");
            }
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/protocol-calls.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(row.group(1), row.group(2), row.group(3), row.group(4)))
                .toList();
    }

    private static String source(Path folder, String type) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path found = files.filter(file -> file.endsWith(type + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + type));
            return Files.readString(found);
        }
    }
}
