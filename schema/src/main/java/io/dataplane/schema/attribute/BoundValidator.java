package io.dataplane.schema.attribute;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.lang.annotation.Annotation;

/// A check of one attribute's known value, what it allows in words, and what to use instead of a deprecated attribute
/// (both empty when there is nothing to tell), and which texts mean the same.
public record BoundValidator(Check check, String description, String deprecation, Meaning meaning) {
    public BoundValidator(Check check, String description) {
        this(check, description, "");
    }

    public BoundValidator(Check check, String description, String deprecation) {
        this(check, description, deprecation, String::equals);
    }

    /// Compares two texts by what they mean.
    @FunctionalInterface
    public interface Meaning {
        boolean same(String one, String other);
    }

    /// Looks at one known, non-null value.
    @FunctionalInterface
    public interface Check {
        void run(Value value, AttributePath path, Diagnostics diagnostics);
    }

    /// A validator together with the annotation it reads.
    public static <A extends Annotation> BoundValidator of(A rule, Validator<A> validator) {
        return new BoundValidator(
                (value, path, diagnostics) -> validator.validate(rule, value, path, diagnostics),
                validator.describe(rule),
                validator.deprecation(rule),
                validator::meansTheSame);
    }

    public void validate(Value value, AttributePath path, Diagnostics diagnostics) {
        check.run(value, path, diagnostics);
    }
}
