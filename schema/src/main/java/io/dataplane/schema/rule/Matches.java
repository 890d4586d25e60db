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

/// Text of a certain form; `message` says in words what the form is ("Use letters, digits and dashes.").
@ValidatedBy(Matches.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Matches {
    String pattern();

    String message();

    /// The validator.
    final class Check implements Validator<Matches> {
        @Override
        public void validate(Matches rule, Value value, AttributePath path, Diagnostics diagnostics) {
            Texts.forEach(value, path, (text, at) -> {
                if (!text.matches(rule.pattern())) {
                    diagnostics.error(
                            at, "Invalid Text", Texts.quote(text) + " does not have the right form. " + rule.message());
                }
            });
        }

        @Override
        public String describe(Matches rule) {
            return rule.message();
        }
    }
}
