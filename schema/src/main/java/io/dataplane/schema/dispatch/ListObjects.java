package io.dataplane.schema.dispatch;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.plan.StateChecks;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.ListResource;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Lists existing objects of a resource type, each as soon as it is found, until the limit or the stop.
public final class ListObjects {
    private final Registry registry;

    public ListObjects(Registry registry) {
        this.registry = registry;
    }

    /// One object; its state is null unless it was asked for.
    public record Found(Value identity, String displayName, Value state) {}

    /// @param limit as many at most; 0 is as many as there are
    public List<Diagnostic> run(
            String type, Value config, boolean wholeObjects, long limit, Consumer<Found> found, CallContext context) {
        return run(registry.listResource(type), config, new Wanted(wholeObjects, limit), found, context);
    }

    private record Wanted(boolean wholeObjects, long limit) {}

    private <C extends Record, M extends Record> List<Diagnostic> run(
            ListResource<C, M> list, Value config, Wanted wanted, Consumer<Found> found, CallContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Model<C> model = registry.model(list);
        if (!registry.hasSettings(model.type(), diagnostics)) {
            return diagnostics.list();
        }
        Results<M> results = new Results<>(registry.served(list.resource()), wanted, found, context);
        Optional<KnownConfig<C>> known = KnownConfig.of(model, config, diagnostics);
        if (known.isPresent() && results.more()) {
            long limit = wanted.limit() > 0 ? wanted.limit() : Long.MAX_VALUE;
            var request = new ListResource.Request<>(known.get().model(), wanted.wholeObjects(), limit);
            list.list(request, results, context, diagnostics);
        }
        if (context.stop().isStopped()) {
            diagnostics.error("Listing Interrupted", "Not everything was listed, because the command was stopped.");
        }
        return diagnostics.list();
    }

    /// Turns objects into values and counts them.
    private static final class Results<M extends Record> implements ListResource.Results<M> {
        private final Served<M> served;
        private final IdentityModel<M, ?> identity;
        private final Wanted wanted;
        private final Consumer<Found> found;
        private final CallContext context;
        private long count;

        Results(Served<M> served, Wanted wanted, Consumer<Found> found, CallContext context) {
            this.served = served;
            this.identity = IdentityModel.of(served.resource())
                    .orElseThrow(() -> new IllegalStateException(served.type() + " is listed but has no identity"));
            this.wanted = wanted;
            this.found = found;
            this.context = context;
        }

        boolean more() {
            return !context.stop().isStopped() && (wanted.limit() <= 0 || count < wanted.limit());
        }

        @Override
        public synchronized boolean add(String displayName, M object) {
            if (more()) {
                count++;
                found.accept(new Found(IdentifyResource.of(identity, object), displayName, state(object)));
            }
            return more();
        }

        private Value state(M object) {
            if (!wanted.wholeObjects()) {
                return Values.NULL;
            }
            Value state = served.unbind(object);
            SelfCheck.report(served.type(), "list", StateChecks.stored(served.block(), state));
            return Planner.settled(state);
        }
    }
}
