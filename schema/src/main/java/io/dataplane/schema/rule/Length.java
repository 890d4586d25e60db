package io.dataplane.schema.rule;

import io.dataplane.schema.attribute.ValidatedBy;
import io.dataplane.schema.attribute.Validator;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Text of `min` to `max` characters.
@ValidatedBy(Length.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Length {
    int min() default 0;

    int max() default Integer.MAX_VALUE;

    /// The validator.
    final class Check implements Validator<Length> {
        @Override
        public void validate(Length rule, Value value, AttributePath path, Diagnostics diagnostics) {
            Texts.forEach(value, path, (text, at) -> {
                int length = text.codePointCount(0, text.length());
                if (length < rule.min() || length > rule.max()) {
                    diagnostics.error(
                            at,
                            "Text Of Wrong Length",
                            at + " has " + length + " characters. Use " + Texts.between(rule.min(), rule.max())
                                    + " characters.");
                }
            });
        }

        @Override
        public String describe(Length rule) {
            return Texts.between(rule.min(), rule.max()) + " characters";
        }
    }
}
