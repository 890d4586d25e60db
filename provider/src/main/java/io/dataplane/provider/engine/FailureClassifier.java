package io.dataplane.provider.engine;

/// Says once, by code, what an exception from a service means.
public interface FailureClassifier {
    Failure classify(Exception exception);
}
