package io.dataplane.schema.bind;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one Java type reads and writes Terraform values.
sealed interface Shape permits LeafShape, CollectionShape, RecordShape, PlannedShape, SingleBlockShape {
    Type type();

    /// The value as an object; it holds no unknown outside a `Planned` place.
    @Nullable
    Object read(Value value);

    Value write(@Nullable Object object);

    /// Finds the unknowns that the Java type has no room for.
    void unknowns(Value value, AttributePath path, List<AttributePath> found);

    /// Reports what the Terraform type allows and the Java type does not: null elements, broken whole numbers.
    void check(Value value, AttributePath path, Diagnostics diagnostics);

    static Shape of(java.lang.reflect.Type javaType) {
        if (javaType instanceof Class<?> plain) {
            return plain.isRecord() ? RecordShape.of(plain) : LeafShape.of(plain);
        }
        if (javaType instanceof ParameterizedType generic) {
            Shape last = of(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
            return generic.getRawType() == Planned.class
                    ? new PlannedShape(last)
                    : new CollectionShape(CollectionShape.nesting(generic), last);
        }
        throw new IllegalStateException(javaType.getTypeName() + " has no Terraform type");
    }
}
