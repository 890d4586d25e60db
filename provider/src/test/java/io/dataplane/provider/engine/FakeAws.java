package io.dataplane.provider.engine;

import io.dataplane.provider.engine.EngineSettings.Pauses;
import io.dataplane.schema.spi.StopSignal;
import io.dataplane.schema.value.AttributePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// AWS as a map, which does what a test scripts for the n-th call of a verb on a component.
final class FakeAws implements FailureClassifier {
    static final Ownership OWNERSHIP = new Ownership("tpa_cluster/speedy", "abc");

    /// What AWS describes.
    record Thing(String id, String value, int generation, String incarnation) {}

    /// A failure of the service.
    static final class ServiceException extends RuntimeException {
        final FailureKind kind;

        ServiceException(FailureKind kind) {
            super("scripted " + kind);
            this.kind = kind;
        }
    }

    final Map<String, Thing> things = new ConcurrentSkipListMap<>();
    final Map<String, Integer> pending = new ConcurrentHashMap<>();
    final Map<String, Integer> invisible = new ConcurrentHashMap<>();
    final Map<String, Integer> lingering = new ConcurrentHashMap<>();
    final Map<String, String> broken = new ConcurrentHashMap<>();
    final Set<String> immutable = new ConcurrentSkipListSet<>();
    final Set<String> halfMade = new ConcurrentSkipListSet<>();
    final Set<String> stubborn = new ConcurrentSkipListSet<>();
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger busiest = new AtomicInteger();
    final StopSignal stop = new StopSignal();
    Guard guard = Guard.NONE;
    Deadline deadline = Deadline.after(Duration.ofSeconds(30));
    Map<String, Integer> bounds = Map.of();
    Duration callTime = Duration.ZERO;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Runnable> after = new ConcurrentHashMap<>();

    /// The n-th call (from 1) fails without having had an effect.
    FakeAws fails(String component, String verb, int nth, FailureKind kind) {
        return before(component, verb, nth, () -> {
            throw new ServiceException(kind);
        });
    }

    FakeAws alwaysFails(String component, String verb, FailureKind kind) {
        return fails(component, verb, 0, kind);
    }

    /// The n-th call takes effect, and its answer is lost.
    FakeAws losesAnswer(String component, String verb, int nth) {
        after.put(component + " " + verb + " " + nth, () -> {
            throw new ServiceException(FailureKind.LOST);
        });
        return this;
    }

    /// Runs before the n-th call takes effect; 0 stands for every call.
    FakeAws before(String component, String verb, int nth, Runnable action) {
        before.put(component + " " + verb + " " + nth, action);
        return this;
    }

    FakeAws has(String component, String value) {
        return has(component, value, 1, OWNERSHIP.incarnation());
    }

    FakeAws has(String component, String value, int generation, String incarnation) {
        things.put(component, new Thing(nextId(component), value, generation, incarnation));
        return this;
    }

    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        things.forEach((id, thing) -> values.put(id, thing.value()));
        return values;
    }

    long count(String verb) {
        return calls.stream().filter(call -> call.endsWith(" " + verb)).count();
    }

    Engine engine() {
        return new Engine(
                this,
                new EngineSettings(
                        bounds,
                        new Pauses(Duration.ofMillis(1), Duration.ofMillis(4)),
                        new Pauses(Duration.ofMillis(1), Duration.ofMillis(8)),
                        new Pauses(Duration.ofMillis(1), Duration.ofMillis(4)),
                        Duration.ofMillis(300),
                        Duration.ofMillis(300),
                        Duration.ofMillis(60),
                        Duration.ofMillis(150),
                        Duration.ofSeconds(10)));
    }

    Walk walk() {
        return new Walk(OWNERSHIP, guard, stop, deadline);
    }

    History converge(ComponentGraph desired) {
        return converge(desired, ComponentGraph.EMPTY);
    }

    History converge(ComponentGraph desired, ComponentGraph previous) {
        return engine().converge(desired, previous, Sweeper.NONE, false, walk());
    }

    History destroy(ComponentGraph graph) {
        return engine().destroy(graph, Sweeper.NONE, walk());
    }

    /// Desires the value `id@1`.
    Node<String, Thing> node(String id, String... parents) {
        return node(id, 1, true, p -> id + "@1", parents);
    }

    Node<String, Thing> node(
            String id, int generation, boolean managed, Function<Scope.Parents, String> desired, String... parents) {
        return new Node<>(
                ComponentId.of(id),
                "eu-west-1",
                id,
                managed,
                generation,
                AttributePath.path("instances").key(id),
                new FakeComponent(id),
                Arrays.stream(parents).map(ComponentId::of).collect(Collectors.toSet()),
                desired);
    }

    static ComponentGraph graph(Node<?, ?>... nodes) {
        return ComponentGraph.of(List.of(nodes));
    }

    @Override
    public Failure classify(Exception exception) {
        return exception instanceof ServiceException e
                ? new Failure(e.kind, "Code" + e.kind, "scripted " + e.kind, "Advice for " + e.kind + ".")
                : new Failure(
                        FailureKind.REFUSED, exception.getClass().getSimpleName(), "" + exception.getMessage(), "");
    }

    private String nextId(String component) {
        return component + "-" + ids.incrementAndGet();
    }

    private void script(Map<String, Runnable> scripts, String component, String verb, int nth) {
        scripts.getOrDefault(component + " " + verb + " " + nth, () -> {}).run();
        scripts.getOrDefault(component + " " + verb + " 0", () -> {}).run();
    }

    private static boolean counted(Map<String, Integer> map, String id) {
        return map.computeIfPresent(id, (key, left) -> left > 0 ? left - 1 : null) != null;
    }

    /// One kind of thing.
    private final class FakeComponent implements Component<String, Thing> {
        private final String id;

        FakeComponent(String id) {
            this.id = id;
        }

        @Override
        public String type() {
            return id.startsWith("role") ? "AWS::IAM::Role" : "AWS::EC2::Thing";
        }

        private <T> T call(String verb, Supplier<T> effect) {
            int nth = counts.computeIfAbsent(id + " " + verb, key -> new AtomicInteger())
                    .incrementAndGet();
            boolean mutates = !verb.equals("find");
            if (mutates) {
                calls.add(id + " " + verb);
                busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
            }
            try {
                script(before, id, verb, nth);
                LockSupport.parkNanos(mutates ? callTime.toNanos() : 0);
                T result = effect.get();
                script(after, id, verb, nth);
                return result;
            } finally {
                if (mutates) {
                    busy.decrementAndGet();
                }
            }
        }

        @Override
        public Observed<Thing> find(Scope scope) {
            return call("find", () -> {
                Thing thing = things.get(id);
                if (thing == null && counted(lingering, id)) {
                    return new Observed.Owned<>(new Thing(id + "-dying", "", 1, "abc"), 1);
                }
                if (thing == null || counted(invisible, id)) {
                    return Observed.absent();
                }
                return thing.incarnation().equals(scope.ownership().incarnation())
                        ? new Observed.Owned<>(thing, thing.generation())
                        : new Observed.Foreign<>("It belongs to " + thing.incarnation());
            });
        }

        @Override
        public List<Drift> drift(Scope scope, Thing live, String desired) {
            if (live.value().equals(desired)) {
                return List.of();
            }
            return List.of(
                    immutable.contains(id)
                            ? Drift.replacing("value", desired, live.value())
                            : Drift.of("value", desired, live.value()));
        }

        @Override
        public Readiness ready(Thing live) {
            String reason = broken.get(id);
            if (reason != null) {
                return new Readiness.Broken(reason);
            }
            return counted(pending, id) ? new Readiness.Pending("pending") : Readiness.READY;
        }

        @Override
        public Thing create(Scope scope, String desired) {
            return call("create", () -> {
                String value = halfMade.contains(id) ? "half" : desired;
                Thing made = new Thing(
                        nextId(id), value, scope.generation(), scope.ownership().incarnation());
                if (things.putIfAbsent(id, made) != null) {
                    throw new ServiceException(FailureKind.EXISTS);
                }
                return made;
            });
        }

        @Override
        public Thing update(Scope scope, Thing live, String desired, List<Drift> drift) {
            return call("update", () -> {
                Thing changed = new Thing(live.id(), desired, live.generation(), live.incarnation());
                if (!stubborn.contains(id)) {
                    things.put(id, changed);
                }
                return changed;
            });
        }

        @Override
        public void delete(Scope scope, Thing live) {
            call("delete", () -> {
                if (things.remove(id) == null) {
                    throw new ServiceException(FailureKind.GONE);
                }
                return live;
            });
        }

        @Override
        public Facts facts(Thing live) {
            return new Facts(id, live.id(), null);
        }
    }
}
