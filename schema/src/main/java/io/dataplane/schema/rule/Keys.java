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
import java.util.SortedMap;

/// Map keys of a certain form; `message` says in words what the form is.
@ValidatedBy(Keys.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Keys {
    String pattern();

    String message();

    /// The validator.
    final class Check implements Validator<Keys> {
        @Override
        public void validate(Keys rule, Value value, AttributePath path, Diagnostics diagnostics) {
            if (value instanceof Value.MapValue(SortedMap<String, Value> entries)) {
                entries.keySet().stream()
                        .filter(key -> !key.matches(rule.pattern()))
                        .forEach(key -> diagnostics.error(
                                path.key(key),
                                "Invalid Key",
                                Texts.quote(key) + " cannot be a key of " + path + ". " + rule.message()));
            }
        }

        @Override
        public String describe(Keys rule) {
            return "keys: " + rule.message();
        }
    }
}
