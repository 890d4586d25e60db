package io.dataplane.provider.engine;

import static io.dataplane.provider.engine.FakeAws.graph;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.engine.FakeAws.Thing;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RefreshTest {
    private final FakeAws aws = new FakeAws();

    private Observation observe(ComponentGraph graph, String id) {
        Map<ComponentId, Observation> all = aws.engine().refresh(graph, aws.walk());
        assertThat(aws.calls).as("refresh only reads").isEmpty();
        return Objects.requireNonNull(all.get(ComponentId.of(id)));
    }

    @Test
    void tellsTheDifferenceInWords() {
        aws.has("vpc", "vpc@1").has("db1", "other", 3, "abc");
        ComponentGraph graph = graph(aws.node("vpc"), aws.node("db1", "vpc"));
        assertThat(observe(graph, "db1").drift()).isEqualTo("value is other, expected db1@1");
        assertThat(observe(graph, "db1").generation()).isEqualTo(3);
        assertThat(observe(graph, "vpc").drift()).isNull();
        assertThat(observe(graph, "vpc").live()).isNotNull();
    }

    @Test
    void whatIsAbsentOrDeadIsMissing() {
        aws.has("dead", "dead@1").broken.put("dead", "terminated");
        ComponentGraph graph = graph(aws.node("dead"), aws.node("absent"), aws.node("child", "absent"));
        aws.has("child", "child of what was there");
        assertThat(observe(graph, "dead"))
                .extracting(Observation::drift, Observation::live)
                .containsExactly("missing", null);
        assertThat(observe(graph, "absent").drift()).isEqualTo("missing");
        assertThat(observe(graph, "child"))
                .extracting(Observation::drift, Observation::failure)
                .containsExactly(null, null);
    }

    @Test
    void whatCannotBeReadIsAFailureAndSoAreItsChildren() {
        aws.has("vpc", "vpc@1").has("role", "role@1").alwaysFails("vpc", "find", FailureKind.DENIED);
        ComponentGraph graph = graph(aws.node("vpc"), aws.node("db1", "vpc"), aws.node("role"));
        assertThat(observe(graph, "vpc")).extracting(Observation::drift).isNull();
        assertThat(observe(graph, "vpc").failure().code()).isEqualTo("CodeDENIED");
        assertThat(observe(graph, "db1").failure().message()).contains("because vpc could not: scripted DENIED");
        assertThat(observe(graph, "role").failure()).isNull();
    }

    @Test
    void readIsTriedAgain() {
        aws.has("vpc", "vpc@1")
                .fails("vpc", "find", 1, FailureKind.THROTTLED)
                .fails("vpc", "find", 2, FailureKind.LOST);
        assertThat(observe(graph(aws.node("vpc")), "vpc").live()).isNotNull();
    }

    @Test
    void mistakeInADesiredFunctionIsAFailure() {
        aws.has("vpc", "vpc@1");
        ComponentGraph graph = graph(aws.node(
                "vpc", 1, true, p -> p.get(ComponentId.of("x"), Thing.class).id()));
        assertThat(observe(graph, "vpc").failure().code()).isEqualTo("IllegalStateException");
    }

    @Test
    void referenceIsOnlyLookedFor() {
        aws.has("vpc", "anything");
        assertThat(observe(graph(aws.node("vpc", 1, false, p -> "x")), "vpc").drift())
                .isNull();
    }
}
