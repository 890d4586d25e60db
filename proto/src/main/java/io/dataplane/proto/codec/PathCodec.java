package io.dataplane.proto.codec;

import io.dataplane.proto.wire.AttributePathStep;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.AttributePath.Step;
import io.dataplane.schema.value.Type;
import org.jspecify.annotations.Nullable;

/// Attribute paths as they travel. An element of a set has no address: a path into one ends at the set.
public final class PathCodec {
    private PathCodec() {}

    public static io.dataplane.proto.wire.AttributePath write(AttributePath path, Type root) {
        io.dataplane.proto.wire.AttributePath.Builder wire = io.dataplane.proto.wire.AttributePath.newBuilder();
        Type type = root;
        for (Step step : path.steps()) {
            type = inside(type, step);
            if (type == null) {
                break;
            }
            wire.addSteps(step(step));
        }
        return wire.build();
    }

    private static AttributePathStep step(Step step) {
        AttributePathStep.Builder wire = AttributePathStep.newBuilder();
        return switch (step) {
            case AttributePath.Name(String name) -> wire.setAttributeName(name).build();
            case AttributePath.Key(String key) -> wire.setElementKeyString(key).build();
            case AttributePath.Index(long index) -> wire.setElementKeyInt(index).build();
        };
    }

    /// The type after the step; null where the step leads nowhere that can be named.
    private static @Nullable Type inside(Type type, Step step) {
        return switch (type) {
            case Type.ObjectOf object
            when step instanceof AttributePath.Name(String name) ->
                object.attributes().get(name);
            case Type.MapOf(Type element) when step instanceof AttributePath.Key -> element;
            case Type.ListOf(Type element) when step instanceof AttributePath.Index -> element;
            case Type.TupleOf tuple
            when step instanceof AttributePath.Index(long index)
                    && index < tuple.elements().size() -> tuple.elements().get((int) index);
            case Type.Dynamic dynamic -> dynamic;
            default -> null;
        };
    }
}
