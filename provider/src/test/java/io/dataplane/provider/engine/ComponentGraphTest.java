package io.dataplane.provider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComponentGraphTest {
    private final FakeAws aws = new FakeAws();

    @Test
    void parentsStandFirstElseTheGivenOrderHolds() {
        ComponentGraph graph =
                FakeAws.graph(aws.node("z"), aws.node("c", "b"), aws.node("b", "a"), aws.node("a"), aws.node("y", "z"));
        assertThat(graph.nodes()).extracting(node -> node.id().value()).containsExactly("z", "a", "b", "c", "y");
        assertThat(graph.contains(ComponentId.of("c"))).isTrue();
        assertThat(graph.node(ComponentId.of("x"))).isEmpty();
    }

    @Test
    void namesWhatIsTwiceInTheGraph() {
        assertThatThrownBy(() -> FakeAws.graph(aws.node("vpc"), aws.node("vpc")))
                .hasMessageContaining("vpc is twice");
    }

    @Test
    void namesTheParentThatIsMissing() {
        assertThatThrownBy(() -> FakeAws.graph(aws.node("db1", "subnet")))
                .hasMessageContaining("db1 depends on subnet");
    }

    @Test
    void namesTheCircle() {
        assertThatThrownBy(() ->
                        FakeAws.graph(aws.node("x", "a"), aws.node("a", "b"), aws.node("b", "c"), aws.node("c", "a")))
                .hasMessageContaining("a -> b -> c -> a");
    }
}
