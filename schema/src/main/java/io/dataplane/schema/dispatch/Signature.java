package io.dataplane.schema.dispatch;

import io.dataplane.schema.attribute.FunctionSchema;
import io.dataplane.schema.bind.FunctionBinder;
import io.dataplane.schema.spi.Function;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// A function with what its record and its class say; looked at only when it is asked for.
record Signature<A extends Record, R>(Function<A, R> function) {
    static <A extends Record, R> Signature<A, R> of(Function<A, R> function) {
        return new Signature<>(function);
    }

    FunctionBinder<A> binder() {
        return FunctionBinder.of(function.parameters(), result());
    }

    FunctionSchema schema() {
        return binder().schema(function.summary(), function.description());
    }

    /// The second argument of `Function` where the class names it.
    private Type result() {
        Deque<Class<?>> open = new ArrayDeque<>();
        open.add(function.getClass());
        while (!open.isEmpty()) {
            Class<?> next = open.remove();
            for (Type implemented : next.getGenericInterfaces()) {
                if (implemented instanceof ParameterizedType generic && generic.getRawType() == Function.class) {
                    return generic.getActualTypeArguments()[1];
                }
            }
            open.addAll(Arrays.asList(next.getInterfaces()));
            if (next.getSuperclass() != null) {
                open.add(next.getSuperclass());
            }
        }
        throw new IllegalStateException(function.getClass().getName() + " does not name the type of its answer");
    }
}
