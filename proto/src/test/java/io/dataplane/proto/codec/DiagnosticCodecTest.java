package io.dataplane.proto.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.proto.wire.AttributePathStep;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostic.Severity;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DiagnosticCodecTest {
    private static final Type ROOT = new Type.ObjectOf(new TreeMap<>(Map.of(
            "list", new Type.ListOf(new Type.MapOf(Type.STRING)),
            "set", new Type.SetOf(new Type.ObjectOf(new TreeMap<>(Map.of("inner", Type.STRING)))))));

    @Test
    void theOrderDoesNotDependOnTheOrderOfArrival() {
        Diagnostic warning = new Diagnostic(Severity.WARNING, "A", "", AttributePath.ROOT);
        Diagnostic first = new Diagnostic(Severity.ERROR, "B", "", AttributePath.path("list"));
        Diagnostic second = new Diagnostic(Severity.ERROR, "A", "", AttributePath.path("set"));
        assertThat(DiagnosticCodec.write(List.of(warning, second, first), ROOT))
                .isEqualTo(DiagnosticCodec.write(List.of(first, second, warning), ROOT))
                .extracting(each -> each.getSeverity().getNumber())
                .containsExactly(1, 1, 2);
    }

    @Test
    void moreErrorsThanAPersonReadsAreCounted() {
        List<Diagnostic> many = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            many.add(new Diagnostic(Severity.ERROR, "E", "number " + i, AttributePath.ROOT));
        }
        many.add(new Diagnostic(Severity.WARNING, "W", "", AttributePath.ROOT));
        List<io.dataplane.proto.wire.Diagnostic> wire = DiagnosticCodec.write(many, ROOT);
        assertThat(wire).hasSize(102);
        assertThat(wire.getLast().getDetail()).startsWith("There are 50 more errors.");
    }

    @Test
    void aPathStopsAtASetAndWhereTheTypeEnds() {
        assertThat(steps(AttributePath.path("list").index(2).key("k"))).hasSize(3);
        assertThat(steps(AttributePath.path("set").name("inner"))).hasSize(1);
        assertThat(steps(AttributePath.path("nowhere").name("inner"))).isEmpty();
        AttributePathStep index = steps(AttributePath.path("list").index(2)).getLast();
        assertThat(index.getElementKeyInt()).isEqualTo(2);
    }

    @Test
    void belowAnElementTheTextSaysWhatThePathCannot() {
        AttributePath deep = AttributePath.path("list").index(2).key("k");
        List<io.dataplane.proto.wire.Diagnostic> wire = DiagnosticCodec.writeShort(
                List.of(
                        new Diagnostic(Severity.ERROR, "A", "It is wrong.", deep),
                        new Diagnostic(Severity.ERROR, "B", deep + " is wrong.", deep)),
                ROOT);
        assertThat(wire).allSatisfy(each -> assertThat(each.getAttribute().getStepsCount())
                .isEqualTo(2));
        assertThat(wire)
                .extracting(io.dataplane.proto.wire.Diagnostic::getDetail)
                .containsExactly("list[2][\"k\"]: It is wrong.", "list[2][\"k\"] is wrong.");
    }

    private static List<AttributePathStep> steps(AttributePath path) {
        return PathCodec.write(path, ROOT).getStepsList();
    }
}
