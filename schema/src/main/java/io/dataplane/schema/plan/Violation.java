package io.dataplane.schema.plan;

import io.dataplane.schema.value.AttributePath;

/// A rule of Terraform's that an answer of ours breaks, and where. It never holds a value: values may be secret.
public record Violation(String rule, AttributePath path, String problem) {
    @Override
    public String toString() {
        return rule + " at " + (path.steps().isEmpty() ? "the root" : path) + ": " + problem;
    }
}
