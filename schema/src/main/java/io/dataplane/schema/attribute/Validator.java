package io.dataplane.schema.attribute;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.lang.annotation.Annotation;

/// Checks one known, non-null value against the rule annotation on its attribute; unknowns are never shown to it.
public interface Validator<A extends Annotation> {
    void validate(A rule, Value value, AttributePath path, Diagnostics diagnostics);

    /// Not empty when the attribute should no longer be used: what to use instead.
    default String deprecation(A rule) {
        return "";
    }

    /// Whether two texts that obey the rule mean the same, so that going from one to the other changes nothing.
    default boolean meansTheSame(String one, String other) {
        return one.equals(other);
    }

    /// What the rule allows, in words, for the documentation page.
    String describe(A rule);
}
