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

/// An argument that still works and should no longer be used; `value` says what to use instead.
@ValidatedBy(Superseded.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Superseded {
    String value();

    /// The validator.
    final class Check implements Validator<Superseded> {
        @Override
        public void validate(Superseded rule, Value value, AttributePath path, Diagnostics diagnostics) {
            diagnostics.warning(
                    path, "Argument Is Deprecated", path + " still works and will be removed. " + rule.value());
        }

        @Override
        public String deprecation(Superseded rule) {
            return rule.value();
        }

        @Override
        public String describe(Superseded rule) {
            return "deprecated: " + rule.value();
        }
    }
}
