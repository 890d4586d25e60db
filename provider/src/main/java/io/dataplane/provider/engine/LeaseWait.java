package io.dataplane.provider.engine;

import io.dataplane.provider.engine.Anchor.Lease;
import io.dataplane.provider.engine.AnchorStore.Stored;
import io.dataplane.schema.spi.StopSignal;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Waits until nobody holds the lease of an anchor.
record LeaseWait(AnchorStore store, LeaseSettings settings, StopSignal stop, Deadline deadline) {
    private static final System.Logger LOG = System.getLogger(LeaseWait.class.getName());

    /// The anchor without a valid lease; empty when it was deleted meanwhile.
    ///
    /// @throws AnchorRefused when the lease is renewed, so its holder is alive
    Optional<Stored> untilFree(Stored first) {
        Stored stored = first;
        Lease lease = stored.anchor().lease();
        if (lease != null && !AnchorKeeper.left(stored).isZero()) {
            LOG.log(
                    Level.INFO,
                    "waiting for a lease to end",
                    Map.of(
                            "anchor", store.location(),
                            "holder", lease.holder(),
                            "left_ms", AnchorKeeper.left(stored).toMillis()));
        }
        while (!AnchorKeeper.left(stored).isZero()) {
            if (!Objects.equals(stored.anchor().lease(), lease)) {
                throw atWork(
                        store, "its lease was renewed by " + stored.anchor().lease());
            }
            pause(AnchorKeeper.left(stored));
            Optional<Stored> next = store.read();
            if (next.isEmpty()) {
                return next;
            }
            stored = next.get();
        }
        return Optional.of(stored);
    }

    private void pause(Duration left) {
        Duration look = settings.renew().dividedBy(4);
        Duration pause = left.compareTo(look) < 0 ? left : look;
        if (deadline.passed()) {
            throw atWork(store, "its lease did not end within the time limit of this operation");
        }
        try {
            if (stop.await(pause.plusMillis(1))) {
                throw interrupted();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    private AnchorRefused interrupted() {
        return new AnchorRefused(
                "Interrupted",
                "A stop was asked for while waiting for the lease in " + store.location()
                        + ". Nothing was changed; run terraform apply again.");
    }

    static AnchorRefused atWork(AnchorStore store, String why) {
        return new AnchorRefused(
                "Somebody Else Is At Work",
                "Another process is changing what " + store.location() + " stands for: " + why
                        + ". Nothing was changed here. Wait until it is done, then plan and apply again.");
    }
}
