package io.dataplane.schema.spi;

import io.dataplane.schema.diagnostic.Diagnostics;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that exists for the time of one Terraform command and is stored nowhere, from Terraform 1.10 on.
public interface EphemeralResource<M extends Record> extends BlockType<M> {
    /// What was opened, by its computed attributes. `renewAt` asks for a `renew` at that time; `privateData` comes back
    /// in `renew` and `close`.
    @SuppressWarnings("ArrayRecordComponent") // opaque bytes that pass through
    record Opened<M extends Record>(M result, Optional<Instant> renewAt, byte[] privateData) {
        public Opened(M result) {
            this(result, Optional.empty(), new byte[0]);
        }
    }

    /// When to renew next, if at all, with what.
    @SuppressWarnings("ArrayRecordComponent") // opaque bytes that pass through
    record Renewed(Optional<Instant> renewAt, byte[] privateData) {}

    /// Null with an error when it cannot be opened.
    @Nullable
    Opened<M> open(M config, CallContext context, Diagnostics diagnostics);

    default Renewed renew(byte[] privateData, CallContext context, Diagnostics diagnostics) {
        return new Renewed(Optional.empty(), privateData);
    }

    /// Called at the end, also after an interrupt. Terraform hands over the private data of `open`, not of `renew`.
    default void close(byte[] privateData, CallContext context, Diagnostics diagnostics) {}
}
