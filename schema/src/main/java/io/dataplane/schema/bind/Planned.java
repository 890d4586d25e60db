package io.dataplane.schema.bind;

import java.util.function.Function;

/// A leaf that may become known only during apply: an argument that comes from another resource, or an output.
/// A record component that is `null` stands for Terraform's null; `Planned` itself never holds one.
public sealed interface Planned<T> {
    /// It is known now.
    record Known<T>(T value) implements Planned<T> {}

    /// It becomes known during apply.
    record Unknown<T>() implements Planned<T> {}

    static <T> Planned<T> of(T value) {
        return new Known<>(value);
    }

    static <T> Planned<T> unknown() {
        return new Unknown<>();
    }

    default boolean isKnown() {
        return this instanceof Known;
    }

    default T orElse(T other) {
        return this instanceof Known<T>(T value) ? value : other;
    }

    /// The value; it is a mistake of ours to ask for one that is unknown.
    default T get() {
        if (this instanceof Known<T>(T value)) {
            return value;
        }
        throw new IllegalStateException("the value is not known yet");
    }

    default <R> Planned<R> map(Function<? super T, ? extends R> change) {
        return this instanceof Known<T>(T value) ? of(change.apply(value)) : unknown();
    }
}
