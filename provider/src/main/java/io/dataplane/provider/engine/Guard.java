package io.dataplane.provider.engine;

/// Asked before each mutation whether this process may still write.
@FunctionalInterface
public interface Guard {
    /// @throws LeaseLost when somebody else may be at work by now
    void check();

    Guard NONE = () -> {};
}
