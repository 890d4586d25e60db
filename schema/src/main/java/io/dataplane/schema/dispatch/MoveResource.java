package io.dataplane.schema.dispatch;

import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.StateChecks;
import io.dataplane.schema.spi.StateMove;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.stream.Collectors;

/// Takes over a state that another resource type made; offline and without configuration.
public final class MoveResource {
    private final Registry registry;

    public MoveResource(Registry registry) {
        this.registry = registry;
    }

    /// Where the state comes from; `provider` is the whole address, with the registry's host.
    public record Source(String provider, String type, long version) {
        boolean suits(StateMove<?, ?> move) {
            return provider.endsWith("/" + move.sourceProvider())
                    && type.equals(move.sourceType())
                    && version == move.sourceVersion();
        }
    }

    public NewState run(String type, Source source, StoredValue stored) {
        return run(registry.served(type), source, stored);
    }

    private static <M extends Record> NewState run(Served<M> served, Source source, StoredValue stored) {
        List<StateMove<?, M>> moves = served.resource().stateMoves();
        Diagnostics diagnostics = new Diagnostics();
        Value state = moves.stream()
                .filter(source::suits)
                .findFirst()
                .map(move -> moved(served, move, stored))
                .orElseGet(() -> {
                    diagnostics.error("Move Not Supported", refusal(served.type(), moves, source));
                    return Values.NULL;
                });
        SelfCheck.report(served.type(), "move", StateChecks.stored(served.block(), state));
        return new NewState(state, new byte[0], diagnostics.list());
    }

    private static <F extends Record, M extends Record> Value moved(
            Served<M> served, StateMove<F, M> move, StoredValue stored) {
        Value source = stored.as(SchemaOf.stored(move.source(), move.sourceVersion()));
        return served.unbind(move.change().apply(Upgrades.bound(move.source(), source)));
    }

    private static String refusal(String type, List<? extends StateMove<?, ?>> moves, Source source) {
        String from = moves.isEmpty()
                ? "no other resource type."
                : moves.stream()
                        .map(move -> move.sourceType() + " of " + move.sourceProvider() + " (schema version "
                                + move.sourceVersion() + ")")
                        .collect(Collectors.joining(", ", "", "."));
        return "A " + source.type() + " of " + source.provider() + " (schema version " + source.version()
                + ") cannot become a " + type + ", which takes over " + from
                + " Remove the moved block, and import the object instead.";
    }
}
