package io.dataplane.provider.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.aws.AwsErrors;
import io.dataplane.provider.component.ec2.Ec2Sweep;
import io.dataplane.provider.engine.ComponentGraph;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Deadline;
import io.dataplane.provider.engine.Engine;
import io.dataplane.provider.engine.EngineSettings;
import io.dataplane.provider.engine.Guard;
import io.dataplane.provider.engine.History;
import io.dataplane.provider.engine.Observation;
import io.dataplane.provider.engine.Outcome;
import io.dataplane.provider.engine.Walk;
import io.dataplane.schema.spi.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// All components together, walked by the engine.
class ClusterIT {
    private final Cloud cloud = new Cloud();
    private final Engine engine = new Engine(AwsErrors::classify, EngineSettings.from(Map.of()));
    private final Ec2Sweep sweep = new Ec2Sweep(List.of(cloud.view));

    @AfterEach
    void close() {
        cloud.close();
    }

    private Walk walk() {
        return new Walk(cloud.ownership, Guard.NONE, new StopSignal(), Deadline.after(Duration.ofMinutes(5)));
    }

    private History converge(ComponentGraph desired, ComponentGraph previous) {
        History history = engine.converge(desired, previous, sweep, false, walk());
        assertThat(history.outcomes().values()).noneMatch(outcome -> outcome instanceof Outcome.Failed);
        return history;
    }

    private List<String> drift(ComponentGraph graph) {
        return engine.refresh(graph, walk()).entrySet().stream()
                .filter(entry -> entry.getValue().drift() != null)
                .map(entry -> entry.getKey() + ": " + entry.getValue().drift())
                .toList();
    }

    @Test
    void isMadeLeftAloneChangedAndRemoved() {
        ComponentGraph graph = Cluster.of(cloud, 3, "t3.micro");
        History made = converge(graph, ComponentGraph.EMPTY);
        assertThat(made.outcomes().values()).allMatch(outcome -> outcome instanceof Outcome.Created);
        assertThat(drift(graph)).isEmpty();
        cloud.mutations();

        History again = converge(graph, graph);
        assertThat(again.outcomes().values()).allMatch(outcome -> outcome instanceof Outcome.Unchanged);
        assertThat(cloud.mutations()).isEmpty();

        ComponentGraph smaller = Cluster.of(cloud, 2, "t3.small");
        History changed = converge(smaller, graph);
        assertThat(changed.outcomes().get(new ComponentId("instance/db1"))).isInstanceOf(Outcome.Updated.class);
        assertThat(changed.outcomes().get(new ComponentId("instance/db3"))).isInstanceOf(Outcome.Deleted.class);
        assertThat(drift(smaller)).isEmpty();

        History destroyed = engine.destroy(smaller, sweep, walk());
        assertThat(destroyed.outcomes().values()).allMatch(outcome -> outcome instanceof Outcome.Deleted);
        assertThat(sweep.unwanted(cloud.ownership, Set.of(), System.nanoTime())).isEmpty();
        assertThat(engine.refresh(smaller, walk()).values()).allMatch(seen -> Observation.MISSING.equals(seen.drift()));
    }

    @Test
    void numberOfCallsHardlyGrowsWithTheNodes() {
        ComponentGraph graph = Cluster.of(cloud, 8, "t3.micro");
        converge(graph, ComponentGraph.EMPTY);
        int calls = cloud.calls().size();
        List<String> mutations = cloud.mutations();
        // per node: instance, volume, attachment, and the tags of the interface that the emulator forgets
        assertThat(mutations).hasSize(4 * 8 + 13);
        assertThat(calls).isLessThan(80 + 4 * 8);
        assertThat(drift(graph)).isEmpty();
        assertThat(cloud.calls()).hasSizeLessThanOrEqualTo(20);
    }
}
