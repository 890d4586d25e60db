package io.dataplane.provider.component;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.AwsSettings;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Ownership;
import io.dataplane.provider.engine.Readiness;
import io.dataplane.provider.engine.Scope;
import io.dataplane.testbed.Call;
import io.dataplane.testbed.CountingProxy;
import io.dataplane.testbed.Emulator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// One region of the emulator as one resource sees it; an owner of its own keeps tests apart.
public final class Cloud implements AutoCloseable {
    private static final int ROUNDS = 6;

    private final CountingProxy proxy = CountingProxy.before(Emulator.shared().endpoint());
    private final Map<ComponentId, Object> live = new ConcurrentHashMap<>();

    public final String name = "speedy-" + UUID.randomUUID();
    public final Ownership ownership = new Ownership("tpa_cluster/" + name, "i1");
    public final AwsRegion region = new Aws(AwsSettings.of(Map.of(
                    "AWS_ENDPOINT_URL", proxy.endpoint().toString(),
                    "AWS_REGION", "eu-west-1",
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test")))
            .region("eu-west-1");
    public final RegionView view = new RegionView(region, ownership.owner());

    private record Parents(Map<ComponentId, Object> live) implements Scope.Parents {
        @Override
        public <L> Optional<L> find(ComponentId id, Class<L> type) {
            return Optional.ofNullable(live.get(id)).map(type::cast);
        }
    }

    public Scope scope(String id) {
        return scope(id, ownership, 1);
    }

    public Scope scope(String id, Ownership who, int generation) {
        return new Scope(new ComponentId(id), who, generation, System.nanoTime(), new Parents(live));
    }

    /// Makes a live object known to the components that depend on it.
    public <L> L parent(String id, L object) {
        live.put(new ComponentId(id), object);
        return object;
    }

    public <L> Observed<L> observe(Component<?, L> component, String id) {
        return component.find(scope(id));
    }

    public <L> L find(Component<?, L> component, String id) {
        return switch (observe(component, id)) {
            case Observed.Owned<L>(L found, int generation) -> found;
            case Observed.Absent<L> a -> throw new AssertionError("no " + id);
            case Observed.Foreign<L>(String what) -> throw new AssertionError(id + " is foreign: " + what);
        };
    }

    public boolean isAbsent(Component<?, ?> component, String id) {
        return observe(component, id) instanceof Observed.Absent;
    }

    public <D, L> List<Drift> drift(Component<D, L> component, String id, D desired) {
        L found = find(component, id);
        return component.drift(scope(id), found, desired);
    }

    public <D, L> List<String> driftWords(Component<D, L> component, String id, D desired) {
        return drift(component, id, desired).stream().map(Drift::toString).toList();
    }

    /// Create and then update, as the engine does, until nothing differs; the result is a parent from then on.
    public <D, L> L settle(Component<D, L> component, String id, D desired) {
        if (isAbsent(component, id)) {
            component.create(scope(id), desired);
        }
        for (int round = 0; round < ROUNDS; round++) {
            L found = find(component, id);
            List<Drift> drift = component.drift(scope(id), found, desired);
            if (drift.isEmpty() && component.ready(found) instanceof Readiness.Ready) {
                return parent(id, found);
            }
            component.update(scope(id), found, desired, drift);
        }
        throw new AssertionError("still different: " + driftWords(component, id, desired));
    }

    public <L> void delete(Component<?, L> component, String id) {
        component.delete(scope(id), find(component, id));
    }

    /// The changing calls since the last time this was asked.
    public List<String> mutations() {
        List<String> actions = proxy.mutations().stream().map(Call::action).toList();
        proxy.forget();
        return actions;
    }

    /// All calls since [#mutations] was asked.
    public List<String> calls() {
        return proxy.calls().stream().map(Call::action).toList();
    }

    @Override
    public void close() {
        proxy.close();
    }
}
