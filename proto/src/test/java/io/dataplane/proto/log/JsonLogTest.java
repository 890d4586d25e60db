package io.dataplane.proto.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLogTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LogSink sink = new LogSink(out, 100);

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000000Z",
        "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.123456Z"
    })
    void aTimestampHasExactlySixDigits(Instant time, String text) {
        assertThat(LogLine.of(time, Level.INFO, "m", "hello", Map.of()))
                .isEqualTo("{\"@level\":\"info\",\"@message\":\"hello\",\"@module\":\"m\",\"@timestamp\":\"" + text
                        + "\"}\n");
    }

    @Test
    void aRecordIsOneLineWhateverItHolds() {
        String line = LogLine.of(
                Instant.EPOCH, Level.WARNING, "m", "a \"b\"\n\u0001\ud800 \ud83d\ude00", Map.of("k\\", "v\tw"));
        assertThat(line)
                .contains("\"@level\":\"warn\"")
                .contains("\"a \\\"b\\\"\\n\\u0001\\ud800 \ud83d\ude00\"")
                .contains("\"k\\\\\":\"v\\tw\"")
                .hasLineCount(1);
    }

    /// Terraform dies of a record whose reserved keys are not what it expects.
    @Test
    void aFieldCannotTakeTheNameOfAReservedKey() {
        assertThat(LogLine.of(Instant.EPOCH, Level.INFO, "m", "hello", Map.of("@level", 7)))
                .containsOnlyOnce("@level");
    }

    @Test
    void aLastMapBecomesFields() throws IOException {
        logger(Level.DEBUG).log(Level.INFO, "created", Map.of("component", "vpc"));
        logger(Level.DEBUG).log(Level.INFO, "{0} of {1}", 3, 4, Map.of("component", "vpc"));
        logger(Level.DEBUG).log(Level.INFO, "failed", new IllegalStateException("hunter2"));
        assertThat(written())
                .contains("\"@message\":\"created\"", "\"component\":\"vpc\"", "\"@module\":\"engine\"")
                .contains("\"@message\":\"3 of 4\"")
                .contains("java.lang.IllegalStateException")
                .doesNotContain("hunter2");
    }

    @Test
    void belowTheLevelNothingIsFormatted() {
        Object trap = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("formatted");
            }
        };
        logger(Level.INFO).log(Level.DEBUG, "{0}", trap);
        logger(Level.OFF).log(Level.ERROR, "{0}", trap);
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DEBUG, , , DEBUG",
        ", warn, trace, WARNING",
        ", , JSON, TRACE",
        ", , , OFF",
        "off, trace, trace, OFF",
        ", error, , ERROR",
        ", , Info, INFO"
    })
    void theClosestVariableDecides(String ours, String providers, String all, Level level) {
        Map<String, String> environment = new java.util.HashMap<>();
        environment.put("TF_LOG_PROVIDER_DATAPLANE", ours == null ? "" : ours);
        environment.put("TF_LOG_PROVIDER", providers == null ? "" : providers);
        environment.put("TF_LOG", all == null ? "" : all);
        assertThat(LogLevel.of(environment)).isEqualTo(level);
    }

    @Test
    void aSlowReaderNeverMakesACallerWait() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        LogSink slow = new LogSink(
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        try {
                            open.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                        out.write(octet);
                    }
                },
                10);
        for (int i = 0; i < 100; i++) {
            slow.write("line\n");
        }
        open.countDown();
        slow.flush(5000);
        assertThat(written().lines().filter("line"::equals).count()).isBetween(10L, 11L);
        assertThat(written()).containsPattern("log records dropped.*\"dropped\":\"(89|90)\"");
    }

    @Test
    void aClosedStandardErrorIsReportedOnceAndHurtsNobody() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        LogSink closed = new LogSink(
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                10);
        closed.whenBroken(reported::countDown);
        closed.write("line\n");
        assertThat(reported.await(5, TimeUnit.SECONDS)).isTrue();
        closed.write("line\n");
        closed.flush(5000);
    }

    @Test
    void everySystemLoggerIsOurs() {
        assertThat(System.getLogger("io.dataplane.Test")).isInstanceOf(JsonLogger.class);
    }

    private System.Logger logger(Level threshold) {
        return new JsonLogger("io.dataplane.engine", threshold, sink);
    }

    private String written() {
        sink.flush(5000);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void librariesTellOnlyWarnings() {
        for (System.Logger.Level chosen : System.Logger.Level.values()) {
            assertThat(JsonLoggerFinder.thresholdOf("io.dataplane.proto", chosen))
                    .isEqualTo(chosen);
            assertThat(JsonLoggerFinder.thresholdOf("sun.net.www.protocol.http.HttpURLConnection", chosen))
                    .isGreaterThanOrEqualTo(System.Logger.Level.WARNING);
        }
    }
}
