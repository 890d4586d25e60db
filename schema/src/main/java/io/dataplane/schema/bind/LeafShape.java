package io.dataplane.schema.bind;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The scalar Java types.
enum LeafShape implements Shape {
    TEXT(String.class, Type.STRING),
    BOOLEAN(Boolean.class, Type.BOOL),
    LONG(Long.class, Type.NUMBER),
    INTEGER(Integer.class, Type.NUMBER),
    DECIMAL(BigDecimal.class, Type.NUMBER);

    private final Class<?> javaType;

    @SuppressWarnings("ImmutableEnumChecker") // types are immutable
    private final Type type;

    LeafShape(Class<?> javaType, Type type) {
        this.javaType = javaType;
        this.type = type;
    }

    static LeafShape of(Class<?> javaType) {
        return Arrays.stream(values())
                .filter(leaf -> leaf.javaType == javaType)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(javaType.getName()
                        + " has no Terraform type; use String, Boolean, Long, Integer, BigDecimal or a record"));
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public @Nullable Object read(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Bool(boolean truth) -> truth;
            case Value.Numeric(BigDecimal number) -> number(number);
            case Value.Null _ -> null;
            default -> throw new IllegalStateException("a " + name() + " cannot be read from this value");
        };
    }

    private Object number(BigDecimal number) {
        return switch (this) {
            case LONG -> number.longValueExact();
            case INTEGER -> number.intValueExact();
            default -> number;
        };
    }

    @Override
    public Value write(@Nullable Object object) {
        return switch (object) {
            case null -> Values.NULL;
            case String text -> Values.of(text);
            case Boolean truth -> Values.of(truth);
            case BigDecimal number -> Values.of(number);
            case Number number -> Values.of(number.longValue());
            default -> throw new IllegalStateException(object.getClass().getName() + " is no scalar");
        };
    }

    @Override
    public void unknowns(Value value, AttributePath path, List<AttributePath> found) {
        if (value.isUnknown()) {
            found.add(path);
        }
    }

    @Override
    public void check(Value value, AttributePath path, Diagnostics diagnostics) {
        if (value instanceof Value.Numeric(BigDecimal number)) {
            try {
                number(number);
            } catch (ArithmeticException _) {
                diagnostics.error(
                        path,
                        "Not A Whole Number",
                        path + " is " + number.toPlainString() + ", but only whole numbers from "
                                + (this == INTEGER ? Integer.MIN_VALUE : Long.MIN_VALUE) + " to "
                                + (this == INTEGER ? Integer.MAX_VALUE : Long.MAX_VALUE) + " can be used here.");
            }
        }
    }
}
