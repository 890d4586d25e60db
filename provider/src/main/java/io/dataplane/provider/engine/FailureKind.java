package io.dataplane.provider.engine;

/// What a failed call means for the engine.
public enum FailureKind {
    /// The object does not exist.
    GONE,
    /// Something still uses the object; wait and try again.
    IN_USE,
    /// A fresh object is not visible or usable yet; wait and try again.
    NOT_YET,
    /// Too many calls; back off and try again.
    THROTTLED,
    /// The answer was lost (timeout, connection, 5xx): the call may have taken effect.
    LOST,
    /// An object of that name or token exists already.
    EXISTS,
    /// Credentials or permissions are missing.
    DENIED,
    /// A quota or capacity limit.
    LIMIT,
    /// Everything else: the request is wrong.
    REFUSED
}
