package io.dataplane.schema.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The values that need no content, and short ways to make the others.
public final class Values {
    public static final Value NULL = new Value.Null();
    public static final Value UNKNOWN = new Value.Unknown(null);
    public static final Value TRUE = new Value.Bool(true);
    public static final Value FALSE = new Value.Bool(false);

    private Values() {}

    public static Value of(@Nullable String text) {
        return text == null ? NULL : new Value.Text(text);
    }

    public static Value of(@Nullable Boolean truth) {
        return truth == null ? NULL : truth ? TRUE : FALSE;
    }

    public static Value of(@Nullable BigDecimal number) {
        return number == null ? NULL : new Value.Numeric(number);
    }

    public static Value of(long number) {
        return new Value.Numeric(BigDecimal.valueOf(number));
    }
}
