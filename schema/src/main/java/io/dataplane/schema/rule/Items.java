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
import java.util.List;
import java.util.SortedMap;

/// A collection of `min` to `max` elements.
@ValidatedBy(Items.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Items {
    int min() default 0;

    int max() default Integer.MAX_VALUE;

    /// The validator.
    final class Check implements Validator<Items> {
        @Override
        public void validate(Items rule, Value value, AttributePath path, Diagnostics diagnostics) {
            int size =
                    switch (value) {
                        case Value.Sequence(List<Value> elements) -> elements.size();
                        case Value.MapValue(SortedMap<String, Value> entries) -> entries.size();
                        // unknown elements of a set may turn out to be equal
                        case Value.SetValue(List<Value> elements)
                        when elements.stream().noneMatch(Value::isUnknown) -> elements.size();
                        default -> rule.min();
                    };
            if (size < rule.min() || size > rule.max()) {
                diagnostics.error(
                        path,
                        "Wrong Number Of Elements",
                        path + " has " + size + " elements. Use " + Texts.between(rule.min(), rule.max())
                                + " elements.");
            }
        }

        @Override
        public String describe(Items rule) {
            return Texts.between(rule.min(), rule.max()) + " elements";
        }
    }
}
