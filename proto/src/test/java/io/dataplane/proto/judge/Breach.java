package io.dataplane.proto.judge;

/// A rule of Terraform's that an answer breaks, and where; it never holds a value.
public record Breach(String rule, String path, String problem) {
    @Override
    public String toString() {
        return rule + " at " + (path.isEmpty() ? "the root" : path) + ": " + problem;
    }
}
