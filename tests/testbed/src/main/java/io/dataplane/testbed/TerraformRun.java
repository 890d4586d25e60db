package io.dataplane.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One finished `terraform` command.
public record TerraformRun(List<String> arguments, int exitCode, String stdout, String stderr, Duration elapsed) {
    /// A diagnostic as Terraform shows it.
    ///
    /// @param source the line of the configuration that it points at, empty when it points nowhere
    public record Complaint(String severity, String summary, String detail, String source) {
        @Override
        public String toString() {
            return severity + ": " + summary + ": " + detail + (source.isEmpty() ? "" : " [at: " + source + "]");
        }
    }

    public TerraformRun succeeds() {
        assertThat(exitCode).as("exit code of %s", this).isZero();
        return this;
    }

    public TerraformRun fails() {
        assertThat(exitCode).as("exit code of %s", this).isEqualTo(1);
        return this;
    }

    /// Somewhere in its output, wherever the lines were broken.
    public TerraformRun says(String... texts) {
        assertThat(flat(stdout + stderr)).as("output of %s", this).contains(texts);
        return this;
    }

    public TerraformRun doesNotSay(String... texts) {
        assertThat(flat(stdout + stderr)).as("output of %s", this).doesNotContain(texts);
        return this;
    }

    /// Of a command that was given `-json`.
    public List<Complaint> complaints() {
        List<Complaint> complaints = new ArrayList<>();
        if (stdout.startsWith("{\n")) {
            Json.read(stdout).path("diagnostics").forEach(diagnostic -> complaints.add(complaint(diagnostic)));
            return complaints;
        }
        stdout.lines()
                .filter(line -> line.startsWith("{"))
                .map(Json::read)
                .filter(line -> line.path("type").asText().equals("diagnostic"))
                .forEach(line -> complaints.add(complaint(line.path("diagnostic"))));
        return complaints;
    }

    private static Complaint complaint(JsonNode diagnostic) {
        return new Complaint(
                diagnostic.path("severity").asText(),
                diagnostic.path("summary").asText(),
                diagnostic.path("detail").asText(),
                diagnostic.path("snippet").path("code").asText().strip());
    }

    private static String flat(String text) {
        return text.replaceAll("[│╷╵]", " ").replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return "terraform " + String.join(" ", arguments) + " (exit code " + exitCode + ", " + elapsed.toMillis()
                + " ms)\n" + stdout + stderr;
    }
}
