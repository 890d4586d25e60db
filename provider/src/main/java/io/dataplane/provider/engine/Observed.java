package io.dataplane.provider.engine;

/// What is there under a component's name.
public sealed interface Observed<L> {
    /// The object cannot say which generation it is.
    int UNTAGGED = 0;

    /// Nothing.
    record Absent<L>() implements Observed<L> {}

    /// An object of this resource and incarnation (or, for a reference, the object referred to); `generation` is what
    /// its
    /// tag says, 1 where it carries none.
    record Owned<L>(L live, int generation) implements Observed<L> {}

    /// Somebody else's object stands where ours would be; `what` says whose, for the error message.
    record Foreign<L>(String what) implements Observed<L> {}

    static <L> Observed<L> absent() {
        return new Absent<>();
    }

    static <L> Observed<L> owned(L live) {
        return new Owned<>(live, UNTAGGED);
    }

    /// With the generation that an object without tags is taken for.
    default Observed<L> of(int generation) {
        return this instanceof Owned<L>(L live, int said) && said == UNTAGGED ? new Owned<>(live, generation) : this;
    }
}
