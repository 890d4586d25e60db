package io.dataplane.provider.engine;

/// A classified failure: the service's code, its message, and what the user can do (empty when the message says it
/// all).
public record Failure(FailureKind kind, String code, String message, String advice) {}
