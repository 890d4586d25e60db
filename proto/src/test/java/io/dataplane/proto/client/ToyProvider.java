package io.dataplane.proto.client;

import io.dataplane.proto.codec.SchemaCodec;
import io.dataplane.proto.plugin.PluginOptions;
import io.dataplane.proto.plugin.PluginProcess;
import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.dispatch.Registry;
import io.dataplane.schema.rule.Length;
import io.dataplane.schema.spi.Action;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.DataSource;
import io.dataplane.schema.spi.EphemeralResource;
import io.dataplane.schema.spi.Function;
import io.dataplane.schema.spi.ListResource;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.PlanRequest;
import io.dataplane.schema.spi.PlanResponse;
import io.dataplane.schema.spi.Provider;
import io.dataplane.schema.value.AttributePath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The smallest provider that shows every way a call can go.
public final class ToyProvider implements Provider<ToyProvider.Settings> {
    public record Settings(
            @Optional @Length(min = 2) @Doc("Where the toys are.") @Nullable
            String shelf) {}

    public record Toy(
            @Required @Doc("What it is called.") String name,
            @Optional @Doc("Words about it.") @Nullable Map<String, String> labels,
            @Computed @Doc("Its number.") @Nullable Planned<String> id) {}

    private final ToyParts.RobotListResource robots = new ToyParts.RobotListResource();

    /// How many robots the last listing made.
    public int offeredRobots() {
        return robots.offered.get();
    }

    /// In a process of its own, `--debug` as a person starts it.
    public static void main(String[] arguments) {
        PluginProcess.serve(new PluginOptions(
                "toy",
                "registry.example.com/dataplane/toy",
                () -> new Registry(new ToyProvider()),
                () -> SchemaCodec.getProviderSchema(new Registry(new ToyProvider())),
                () -> SchemaCodec.getResourceIdentitySchemas(new Registry(new ToyProvider())),
                List.of(arguments).contains("--debug")));
    }

    @Override
    public Class<Settings> configModel() {
        return Settings.class;
    }

    @Override
    public void configure(@Nullable Settings config, String terraformVersion, Diagnostics diagnostics) {}

    @Override
    public List<ManagedResource<?>> resources() {
        return List.of(new ToyResource(), new ToyRobot());
    }

    @Override
    public List<DataSource<?>> dataSources() {
        return List.of(new ToyParts.ShelfDataSource());
    }

    @Override
    public List<EphemeralResource<?>> ephemeralResources() {
        return List.of(new ToyParts.KeyEphemeralResource());
    }

    @Override
    public List<ListResource<?, ?>> listResources() {
        return List.of(robots);
    }

    @Override
    public List<Action<?>> actions() {
        return List.of(new ToyParts.DanceAction());
    }

    @Override
    public List<Function<?, ?>> functions() {
        return List.of(new ToyParts.JoinFunction(), new ToyParts.KnownFunction());
    }

    /// A toy: the name decides what goes wrong with it.
    static final class ToyResource implements ManagedResource<Toy> {
        @Override
        public String typeName() {
            return "toy_box";
        }

        @Override
        public Class<Toy> model() {
            return Toy.class;
        }

        @Override
        public String description() {
            return "A toy.";
        }

        @Override
        public void validate(Toy config, Diagnostics diagnostics) {
            if (config.name().equals("broken")) {
                diagnostics.error(AttributePath.path("name"), "Toy Is Broken", "Take another one.");
            }
        }

        @Override
        public PlanResponse<Toy> plan(PlanRequest<Toy> request, CallContext context, Diagnostics diagnostics) {
            Toy prior = request.priorState();
            Planned<String> id = prior == null ? Planned.unknown() : prior.id();
            return new PlanResponse<>(
                    new Toy(request.config().name(), request.config().labels(), id));
        }

        @Override
        public Toy read(Toy state, CallContext context, Diagnostics diagnostics) {
            if (state.name().equals("thrower")) {
                throw new IllegalStateException("hunter2");
            }
            return state;
        }

        @Override
        public Toy create(Toy planned, CallContext context, Diagnostics diagnostics) {
            if (planned.name().equals("crasher")) {
                throw new OutOfMemoryError("toys everywhere");
            }
            if (planned.name().equals("sleeper")) {
                sleep(context);
                diagnostics.error("Interrupted", "The toy was not finished.");
            }
            return new Toy(planned.name(), planned.labels(), Planned.of("toy-" + planned.name()));
        }

        @Override
        public Toy update(Toy priorState, Toy planned, CallContext context, Diagnostics diagnostics) {
            if (planned.name().equals("thrower")) {
                throw new IllegalStateException("hunter2");
            }
            return planned;
        }

        @Override
        public @Nullable Toy delete(Toy priorState, CallContext context, Diagnostics diagnostics) {
            return null;
        }

        @Override
        public Toy importState(String id, CallContext context, Diagnostics diagnostics) {
            return new Toy(id, null, Planned.of("toy-" + id));
        }

        private static void sleep(CallContext context) {
            try {
                if (!context.stop().await(Duration.ofSeconds(20))) {
                    throw new IllegalStateException("nobody said stop");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
