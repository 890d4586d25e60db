package io.dataplane.provider.component.ec2;

import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;

/// Signatures first, bodies follow.
public abstract class Draft<D, L> implements Component<D, L> {
    @Override public String type() { throw new IllegalStateException("draft"); }
    @Override public Observed<L> find(Scope scope) { throw new IllegalStateException("draft"); }
    @Override public List<Drift> drift(Scope scope, L live, D desired) { throw new IllegalStateException("draft"); }
    @Override public L create(Scope scope, D desired) { throw new IllegalStateException("draft"); }
    @Override public L update(Scope scope, L live, D desired, List<Drift> drift) { throw new IllegalStateException("draft"); }
    @Override public void delete(Scope scope, L live) { throw new IllegalStateException("draft"); }
    @Override public Facts facts(L live) { throw new IllegalStateException("draft"); }
}
