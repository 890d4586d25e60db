package io.dataplane.provider.engine;

import io.dataplane.schema.spi.StopSignal;
import java.util.Optional;
import java.util.SortedSet;

/// Opens the anchor of one resource for work: takes the lease, or says why not.
@SuppressWarnings("DoNotCallSuggester")
public final class AnchorKeeper {
    private final AnchorStore store;
    private final String owner;
    private final String importId;
    private final LeaseSettings settings;
    private final StopSignal stop;
    private final Deadline deadline;

    /// The import id is what follows the resource type in `owner`.
    public AnchorKeeper(AnchorStore store, String owner, LeaseSettings settings, StopSignal stop, Deadline deadline) {
        this(store, owner, owner.substring(owner.indexOf('/') + 1), settings, stop, deadline);
    }

    /// @param owner `tpa_cluster/speedy`
    /// @param importId what the user would write into an `import` block
    public AnchorKeeper(
            AnchorStore store,
            String owner,
            String importId,
            LeaseSettings settings,
            StopSignal stop,
            Deadline deadline) {
        this.store = store;
        this.owner = owner;
        this.importId = importId;
        this.settings = settings;
        this.stop = stop;
        this.deadline = deadline;
    }

    /// Makes the anchor, or continues a create or destroy that was broken off.
    ///
    /// @throws AnchorRefused when the resource exists already or somebody else is at work
    public AnchorSession toCreate(SortedSet<String> regions, String arguments) {
        throw new IllegalStateException(
                "unfinished " + store + owner + importId + settings + stop.isStopped() + deadline.left());
    }

    /// @throws AnchorRefused when the state is not the one of this anchor, or somebody else is at work
    public AnchorSession toUpdate(String incarnation, long epoch, SortedSet<String> regions, String arguments) {
        throw new IllegalStateException("unfinished");
    }

    /// Empty when the state is not the one of the anchor, or there is none: nothing may be deleted then.
    ///
    /// @throws AnchorRefused when somebody else is at work
    public Optional<AnchorSession> toDelete(String incarnation, long epoch) {
        throw new IllegalStateException("unfinished");
    }
}
