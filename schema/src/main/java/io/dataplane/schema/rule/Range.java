package io.dataplane.schema.rule;

import io.dataplane.schema.attribute.Elements;
import io.dataplane.schema.attribute.ValidatedBy;
import io.dataplane.schema.attribute.Validator;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;

/// A number from `min` to `max`, both included.
@ValidatedBy(Range.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    long min() default Long.MIN_VALUE;

    long max() default Long.MAX_VALUE;

    /// The validator.
    final class Check implements Validator<Range> {
        @Override
        public void validate(Range rule, Value value, AttributePath path, Diagnostics diagnostics) {
            if (value instanceof Value.Numeric(BigDecimal number)) {
                if (number.compareTo(BigDecimal.valueOf(rule.min())) < 0
                        || number.compareTo(BigDecimal.valueOf(rule.max())) > 0) {
                    diagnostics.error(
                            path,
                            "Number Out Of Range",
                            path + " is " + number.toPlainString() + ". Use a number "
                                    + Texts.between(rule.min(), rule.max()) + ".");
                }
            } else {
                Elements.forEach(value, path, (element, at) -> validate(rule, element, at, diagnostics));
            }
        }

        @Override
        public String describe(Range rule) {
            return Texts.between(rule.min(), rule.max());
        }
    }
}
