package io.dataplane.provider.engine;

import java.util.List;

/// One kind of AWS object: answers small questions about one node. The engine owns order, retry, polling and deadline;
/// a component never sleeps, never loops for readiness and does not know who depends on it.
///
/// @param <D> what is desired, a record
/// @param <L> what AWS describes
public interface Component<D, L> {
    /// The CloudFormation type name: `AWS::EC2::VPC`.
    String type();

    /// What an object without tags, or whose name cannot change, is known by: under another identity it is another
    /// object, and the former one goes when nobody uses it any more.
    default String identity() {
        return "";
    }

    /// By owner, component id and incarnation; for objects without tags by their deterministic name or their parent.
    Observed<L> find(Scope scope);

    /// Empty when the object is as desired.
    List<Drift> drift(Scope scope, L live, D desired);

    default Readiness ready(L live) {
        return Readiness.READY;
    }

    /// One attempt, owner tags in the same call; called only after [#find] said absent.
    L create(Scope scope, D desired);

    L update(Scope scope, L live, D desired, List<Drift> drift);

    /// Whether the next generation can be made while the former one exists: what uses the former moves over, then the
    /// sweep at the end of the walk removes it. Otherwise the former is deleted first.
    default boolean coexists() {
        return false;
    }

    /// What must be complete before the object may go, begun here; asked again until it is ready.
    default Readiness prepareDelete(Scope scope, L live) {
        return Readiness.READY;
    }

    /// One attempt; an object that is already gone is success.
    void delete(Scope scope, L live);

    Facts facts(L live);
}
