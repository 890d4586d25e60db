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
import java.util.Arrays;
import java.util.stream.Collectors;

/// One of a few words.
@ValidatedBy(OneOf.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OneOf {
    String[] value();

    /// The validator.
    final class Check implements Validator<OneOf> {
        @Override
        public void validate(OneOf rule, Value value, AttributePath path, Diagnostics diagnostics) {
            Texts.forEach(value, path, (text, at) -> {
                if (!Arrays.asList(rule.value()).contains(text)) {
                    diagnostics.error(
                            at,
                            "Value Not Allowed",
                            Texts.quote(text) + " is not among the allowed values. Use one of: "
                                    + String.join(", ", rule.value()) + ".");
                }
            });
        }

        @Override
        public String describe(OneOf rule) {
            return "one of "
                    + Arrays.stream(rule.value()).map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        }
    }
}
