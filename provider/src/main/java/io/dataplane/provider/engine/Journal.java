package io.dataplane.provider.engine;

import io.dataplane.provider.engine.History.Event;
import io.dataplane.provider.engine.History.Step;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes down what happens in a walk, for the history and for the log.
final class Journal {
    private static final System.Logger LOG = System.getLogger(Engine.class.getName());

    private final long started = System.nanoTime();
    private final Duration waitingLogEvery;
    private final AtomicInteger sequence = new AtomicInteger();
    private final AtomicInteger settled = new AtomicInteger();
    private final AtomicInteger expected = new AtomicInteger();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Map<ComponentId, Long> lastWaiting = new ConcurrentHashMap<>();

    Journal(Duration waitingLogEvery) {
        this.waitingLogEvery = waitingLogEvery;
    }

    /// So many more components will settle.
    void expect(int components) {
        expected.addAndGet(components);
    }

    void event(ComponentId id, String type, Step step, String text) {
        events.add(new Event(sequence.incrementAndGet(), id, type, step, text));
    }

    void waiting(ComponentId id, String type, Step step, String what) {
        long now = System.nanoTime();
        Long before = lastWaiting.get(id);
        if (before == null || now - before >= waitingLogEvery.toNanos()) {
            lastWaiting.put(id, now);
            event(id, type, step, what);
            Map<String, Object> fields = fields(id, step);
            fields.put("state", what);
            LOG.log(Level.INFO, "waiting", fields);
        }
    }

    /// The last word about a component in this walk.
    void settled(ComponentId id, String type, Step step, String text) {
        event(id, type, step, text);
        Map<String, Object> fields = fields(id, step);
        fields.put("n", settled.incrementAndGet());
        fields.put("of", expected.get());
        LOG.log(Level.INFO, "settled", fields);
    }

    private Map<String, Object> fields(ComponentId id, Step step) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("component", id.value());
        fields.put("step", step.name().toLowerCase(Locale.ROOT));
        fields.put("elapsed_ms", (System.nanoTime() - started) / 1_000_000);
        return fields;
    }

    List<Event> events() {
        return events.stream().sorted(Comparator.comparingInt(Event::sequence)).toList();
    }
}
