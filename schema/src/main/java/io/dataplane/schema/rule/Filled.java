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

/// Text, or a collection of texts, that says something: an empty text is usually a variable that nobody set.
@ValidatedBy(Filled.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Filled {

    /// The validator.
    final class Check implements Validator<Filled> {
        @Override
        public void validate(Filled rule, Value value, AttributePath path, Diagnostics diagnostics) {
            Texts.forEach(value, path, (text, at) -> {
                if (text.isBlank()) {
                    diagnostics.error(
                            at,
                            "Empty Text",
                            at
                                    + " is an empty text, which means nothing here. Give it a value, or leave it out (null).");
                }
            });
        }

        @Override
        public String describe(Filled rule) {
            return "";
        }
    }
}
