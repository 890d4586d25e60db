package io.dataplane.schema.rule;

import io.dataplane.schema.attribute.ValidatedBy;
import io.dataplane.schema.attribute.Validator;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Json;
import io.dataplane.schema.value.Value;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;

/// Text that is valid JSON.
@ValidatedBy(JsonText.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface JsonText {

    /// The validator.
    final class Check implements Validator<JsonText> {
        @Override
        public void validate(JsonText rule, Value value, AttributePath path, Diagnostics diagnostics) {
            Texts.forEach(value, path, (text, at) -> {
                try {
                    Json.parse(text);
                } catch (IllegalArgumentException e) {
                    diagnostics.error(
                            at,
                            "Invalid JSON",
                            at + " is no valid JSON: " + e.getMessage()
                                    + ". Correct it, or write it with jsonencode().");
                }
            });
        }

        @Override
        public boolean meansTheSame(String one, String other) {
            try {
                return Objects.equals(Json.parse(one), Json.parse(other));
            } catch (IllegalArgumentException _) {
                return false;
            }
        }

        @Override
        public String describe(JsonText rule) {
            return "JSON text";
        }
    }
}
