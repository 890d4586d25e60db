package io.dataplane.schema.dispatch;

import static io.dataplane.schema.value.AttributePath.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidateResourceTest {
    private final Bench bench = new Bench();

    @Test
    void goodConfigurationHasNoDiagnostics() {
        assertThat(bench.validate(bench.garden(PlanResourceTest.everything()))).isEmpty();
    }

    @Test
    void everyErrorIsReportedAtItsAttribute() {
        Value config = bench.garden(Map.of(
                "id",
                "mine",
                "port",
                70000,
                "kind",
                "kitchen",
                "tags",
                Map.of("aws:x", "y", "Name", "z"),
                "rules",
                List.of(Map.of("proto", "tcp")),
                "timeouts",
                List.of(Map.of("create", "soon"))));
        assertThat(bench.validate(config))
                .extracting(Diagnostic::path, Diagnostic::summary)
                .containsExactlyInAnyOrder(
                        at(path("id"), "Read-Only Attribute Set"),
                        at(path("name"), "Missing Required Argument"),
                        at(path("port"), "Number Out Of Range"),
                        at(path("tags").key("aws:x"), "Invalid Tag Key"),
                        at(path("tags").key("Name"), "Invalid Tag Key"),
                        at(path("rules").index(0).name("from"), "Missing Required Argument"),
                        at(path("timeouts").index(0).name("create"), "Invalid Duration"),
                        at(path("beds"), "Beds Missing"));
    }

    @Test
    void unknownsAreSkipped() {
        Value config = bench.garden(
                Map.of("name", Values.UNKNOWN, "port", Values.UNKNOWN, "beds", Values.UNKNOWN, "hook", Values.UNKNOWN));
        assertThat(bench.validate(config)).isEmpty();
        assertThat(bench.garden.calls).isEmpty();
    }

    @Test
    void nullElementsAndBrokenNumbersAreRefused() {
        Value config = bench.garden(Map.of(
                "name", "eden",
                "port", new BigDecimal("1.5"),
                "tags", Map.of("a", Values.NULL),
                "beds", Map.of("a", Values.NULL),
                "cells", Map.of("1", Map.of("2", Map.of("plant", "rose", "count", new BigDecimal("0.5"))))));
        assertThat(bench.validate(config))
                .extracting(Diagnostic::path, Diagnostic::summary)
                .containsExactlyInAnyOrder(
                        at(path("port"), "Not A Whole Number"),
                        at(path("tags").key("a"), "Null Element"),
                        at(path("beds").key("a"), "Null Element"),
                        at(path("cells").key("1").key("2").name("count"), "Not A Whole Number"));
    }

    @Test
    void elementsThatDefaultsMakeEqualAreRefused() {
        Value config = bench.garden(
                Map.of("name", "eden", "plots", List.of(Map.of("number", 1), Map.of("number", 1, "sunny", true))));
        assertThat(bench.validate(config))
                .extracting(Diagnostic::path, Diagnostic::summary)
                .containsExactly(at(path("plots"), "Equal Elements In A Set"));
    }

    @Test
    void writeOnlyArgumentNeedsANewTerraform() {
        Value config = bench.garden(Map.of("name", "eden", "code_wo", "1234"));
        assertThat(new ValidateResource(bench.registry).run(Bench.TYPE, config, false))
                .extracting(Diagnostic::summary)
                .containsExactly("Write-Only Argument Needs Terraform 1.11");
    }

    @Test
    void secretsAreNotQuoted() {
        assertThat(bench.validate(bench.garden(Map.of("name", "eden", "code", "xyz"))))
                .singleElement()
                .satisfies(d -> assertThat(d.detail()).contains("sensitive").doesNotContain("xyz"));
    }

    private static org.assertj.core.groups.Tuple at(AttributePath path, String summary) {
        return org.assertj.core.api.Assertions.tuple(path, summary);
    }
}
