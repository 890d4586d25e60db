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

/// A length of time as Go writes it: `90s`, `60m`, `1h30m`.
@ValidatedBy(DurationText.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DurationText {

    /// The validator.
    final class Check implements Validator<DurationText> {
        @Override
        public void validate(DurationText rule, Value value, AttributePath path, Diagnostics diagnostics) {
            Texts.forEach(value, path, (text, at) -> {
                if (Durations.parse(text).isEmpty()) {
                    diagnostics.error(
                            at,
                            "Invalid Duration",
                            Texts.quote(text)
                                    + " is no length of time. Write numbers with units h, m, s or ms, such as "
                                    + "90s, 60m or 1h30m.");
                }
            });
        }

        @Override
        public String describe(DurationText rule) {
            return "duration such as `90s`, `60m` or `1h30m`";
        }
    }
}
