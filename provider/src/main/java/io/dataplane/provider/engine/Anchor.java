package io.dataplane.provider.engine;

import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// The record at the heart of ownership: the first thing made, the last deleted.
///
/// @param incarnation random id of this creation, in every tag
/// @param epoch raised by every takeover, from 1
/// @param lease null when nobody works on it
/// @param regions recorded before the first write there
/// @param secrets born in create (generated keys); kept until destroy, never printed
/// @param arguments JSON of the configuration being applied, without secrets: what an import starts from
public record Anchor(
        String owner,
        Phase phase,
        String incarnation,
        long epoch,
        @Nullable Lease lease,
        SortedSet<String> regions,
        Map<String, String> secrets,
        String arguments) {
    /// Where the resource is in its life.
    public enum Phase {
        CREATING,
        READY,
        DELETING
    }

    /// Who works on it, and until when nobody else may.
    public record Lease(String holder, Instant until) {}

    @Override
    public String toString() {
        return owner + " " + phase + " incarnation " + incarnation + " epoch " + epoch + " lease " + lease;
    }
}
