package io.dataplane.provider.engine;

import java.util.Map;

/// Work on one resource under its lease, which is renewed until the session is closed.
@SuppressWarnings("DoNotCallSuggester")
public final class AnchorSession implements Guard, AutoCloseable {
    AnchorSession() {}

    public Ownership ownership() {
        throw new IllegalStateException("unfinished");
    }

    public long epoch() {
        throw new IllegalStateException("unfinished");
    }

    /// Somebody began before and did not come to an end: what is there may not be what the state says.
    public boolean resumed() {
        throw new IllegalStateException("unfinished");
    }

    /// Born in create, by name; never printed.
    public Map<String, String> secrets() {
        throw new IllegalStateException("unfinished");
    }

    /// Keeps a secret in the anchor before anything is made with it.
    public void remember(String name, String secret) {
        throw new IllegalStateException("unfinished");
    }

    /// Everything stands.
    public void ready() {
        throw new IllegalStateException("unfinished");
    }

    /// Nothing is left: deletes the anchor.
    public void remove() {
        throw new IllegalStateException("unfinished");
    }

    @Override
    public void check() {
        throw new IllegalStateException("unfinished");
    }

    /// Releases the lease and keeps the phase.
    @Override
    public void close() {
        throw new IllegalStateException("unfinished");
    }
}
