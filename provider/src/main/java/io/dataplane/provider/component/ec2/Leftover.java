package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.Kind;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.function.BiConsumer;

/// One object that has no place in the graph, known by its own id; it can only be deleted.
final class Leftover<L> implements Component<Leftover.Desired, L> {
    private final RegionView view;
    private final Kind<L> kind;
    private final String type;
    private final String id;
    private final BiConsumer<Scope, L> delete;

    /// Nothing.
    record Desired() {}

    Leftover(RegionView view, Kind<L> kind, String type, String id, BiConsumer<Scope, L> delete) {
        this.view = view;
        this.kind = kind;
        this.type = type;
        this.id = id;
        this.delete = delete;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Observed<L> find(Scope scope) {
        return Ec2Objects.byId(view, kind, id, scope.asOf())
                .filter(object -> Ec2Objects.exists(object))
                .<Observed<L>>map(object -> new Observed.Owned<>(
                        object, OwnerTags.generation(kind.tags().apply(object))))
                .orElseGet(Observed::absent);
    }

    @Override
    public List<Drift> drift(Scope scope, L live, Desired desired) {
        return List.of();
    }

    @Override
    public L create(Scope scope, Desired desired) {
        throw unwanted();
    }

    @Override
    public L update(Scope scope, L live, Desired desired, List<Drift> drift) {
        throw unwanted();
    }

    private IllegalStateException unwanted() {
        return new IllegalStateException(kind.name() + " " + id + " is unwanted");
    }

    @Override
    public void delete(Scope scope, L live) {
        delete.accept(scope, live);
    }

    @Override
    public Facts facts(L live) {
        return new Facts(null, id, null);
    }
}
