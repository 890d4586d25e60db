package io.dataplane.proto.client;

import io.dataplane.proto.client.ToyRecords.BoxKey;
import io.dataplane.proto.client.ToyRecords.Dance;
import io.dataplane.proto.client.ToyRecords.Joined;
import io.dataplane.proto.client.ToyRecords.Maybe;
import io.dataplane.proto.client.ToyRecords.Robot;
import io.dataplane.proto.client.ToyRecords.RobotFilter;
import io.dataplane.proto.client.ToyRecords.Shelf;
import io.dataplane.proto.client.ToyRecords.Words;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.Action;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.DataSource;
import io.dataplane.schema.spi.EphemeralResource;
import io.dataplane.schema.spi.Function;
import io.dataplane.schema.spi.ListResource;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.value.AttributePath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One of each kind that is no managed resource.
final class ToyParts {
    private static final Duration LONG = Duration.ofSeconds(20);

    private ToyParts() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Waits for the stop; a test that forgets it fails.
    private static void awaitStop(CallContext context) {
        try {
            if (!context.stop().await(LONG)) {
                throw new IllegalStateException("nobody said stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Its name decides what stands on it.
    static final class ShelfDataSource implements DataSource<Shelf> {
        @Override
        public String typeName() {
            return "toy_shelf";
        }

        @Override
        public Class<Shelf> model() {
            return Shelf.class;
        }

        @Override
        public String description() {
            return "A shelf.";
        }

        @Override
        public void validate(Shelf config, Diagnostics diagnostics) {
            if (config.name().equals("broken")) {
                diagnostics.error(AttributePath.path("name"), "Shelf Is Broken", "Take another one.");
            }
        }

        @Override
        public @Nullable Shelf read(Shelf config, CallContext context, Diagnostics diagnostics) {
            return switch (config.name()) {
                case "none" -> null;
                case "thrower" -> throw new IllegalStateException("hunter2");
                default ->
                    new Shelf("another name", null, Planned.of(List.of(config.name() + " board " + config.board())));
            };
        }
    }

    /// Its box decides what goes wrong with it.
    static final class KeyEphemeralResource implements EphemeralResource<BoxKey> {
        @Override
        public String typeName() {
            return "toy_key";
        }

        @Override
        public Class<BoxKey> model() {
            return BoxKey.class;
        }

        @Override
        public String description() {
            return "A key.";
        }

        @Override
        public @Nullable Opened<BoxKey> open(BoxKey config, CallContext context, Diagnostics diagnostics) {
            if (config.box().equals("locked")) {
                diagnostics.error(AttributePath.path("box"), "Box Is Locked", "Take another one.");
                return null;
            }
            BoxKey key = new BoxKey(config.box(), Planned.of("key of " + config.box()));
            return new Opened<>(key, Optional.of(Instant.ofEpochSecond(1000, 5)), bytes(config.box()));
        }

        @Override
        public Renewed renew(byte[] privateData, CallContext context, Diagnostics diagnostics) {
            String box = new String(privateData, StandardCharsets.UTF_8);
            return new Renewed(Optional.of(Instant.ofEpochSecond(2000)), bytes(box + "!"));
        }

        @Override
        public void close(byte[] privateData, CallContext context, Diagnostics diagnostics) {
            String box = new String(privateData, StandardCharsets.UTF_8);
            diagnostics.warning(AttributePath.ROOT, "Closed", "The key of " + box + " is gone.");
        }
    }

    /// A hundred robots, `sleeper` waits to be stopped after the first, `endless` never ends by itself.
    static final class RobotListResource implements ListResource<RobotFilter, Robot> {
        final AtomicInteger offered = new AtomicInteger();

        @Override
        public ManagedResource<Robot> resource() {
            return new ToyRobot();
        }

        @Override
        public Class<RobotFilter> model() {
            return RobotFilter.class;
        }

        @Override
        public String description() {
            return "Robots by name.";
        }

        @Override
        public void list(
                Request<RobotFilter> request, Results<Robot> results, CallContext context, Diagnostics diagnostics) {
            String prefix = request.config().prefix() == null
                    ? "robot"
                    : request.config().prefix();
            int most = prefix.equals("endless") ? Integer.MAX_VALUE : 100;
            offered.set(0);
            for (int i = 0; i < most && results.add(prefix + i, ToyRobot.robot(prefix + i, "serial-" + i)); i++) {
                offered.incrementAndGet();
                if (prefix.equals("sleeper")) {
                    awaitStop(context);
                }
            }
            if (prefix.equals("denied")) {
                diagnostics.error("Denied", "Not all robots can be seen. Ask for permission.");
            }
        }
    }

    /// Says each step; `sleeper` waits to be stopped after the first.
    static final class DanceAction implements Action<Dance> {
        @Override
        public String typeName() {
            return "toy_dance";
        }

        @Override
        public Class<Dance> model() {
            return Dance.class;
        }

        @Override
        public String description() {
            return "Makes a robot dance.";
        }

        @Override
        public void plan(Dance config, CallContext context, Diagnostics diagnostics) {
            if (config.robot().equals("tired")) {
                diagnostics.error(AttributePath.path("robot"), "Robot Is Tired", "Let it rest.");
            }
        }

        @Override
        public void invoke(Dance config, Progress progress, CallContext context, Diagnostics diagnostics) {
            for (int step = 1; step <= config.steps() && !context.stop().isStopped(); step++) {
                progress.report("step " + step);
                if (config.robot().equals("thrower")) {
                    throw new IllegalStateException("hunter2");
                }
                if (config.robot().equals("sleeper")) {
                    awaitStop(context);
                }
            }
            if (context.stop().isStopped()) {
                diagnostics.error("Interrupted", "The dance was not finished.");
            }
        }
    }

    /// Joins words.
    static final class JoinFunction implements Function<Words, Joined> {
        @Override
        public String name() {
            return "join";
        }

        @Override
        public Class<Words> parameters() {
            return Words.class;
        }

        @Override
        public String summary() {
            return "Joins words.";
        }

        @Override
        public String description() {
            return "Joins words with something between them.";
        }

        @Override
        public @Nullable Joined call(Words arguments, Diagnostics diagnostics) {
            SortedMap<String, Long> lengths = new TreeMap<>();
            for (int i = 0; i < arguments.words().size(); i++) {
                String word = arguments.words().get(i);
                if (word.equals("bad")) {
                    diagnostics.error(AttributePath.path("words").index(i), "Bad Word", "It is a bad word.");
                }
                lengths.put(word, (long) word.length());
            }
            String prefix = arguments.prefix() == null ? "" : arguments.prefix();
            String text = prefix + String.join(arguments.separator(), arguments.words());
            return new Joined(text, (long) text.length(), lengths);
        }
    }

    /// Whether its argument is known.
    static final class KnownFunction implements Function<Maybe, Boolean> {
        @Override
        public String name() {
            return "known";
        }

        @Override
        public Class<Maybe> parameters() {
            return Maybe.class;
        }

        @Override
        public String summary() {
            return "Whether it is known.";
        }

        @Override
        public String description() {
            return "Whether it is known.";
        }

        @Override
        public Boolean call(Maybe arguments, Diagnostics diagnostics) {
            return arguments.value().isKnown();
        }
    }
}
