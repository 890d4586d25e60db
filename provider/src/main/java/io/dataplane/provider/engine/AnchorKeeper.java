package io.dataplane.provider.engine;

import io.dataplane.provider.engine.Anchor.Phase;
import io.dataplane.provider.engine.AnchorStore.Stored;
import io.dataplane.schema.spi.StopSignal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Opens the anchor of one resource for work: takes the lease, or says why not.
///
/// The epoch is raised when a create takes over, because the one before may still come back with a state of its own. An
/// update or destroy that presents the right incarnation and epoch is that state's rightful owner: it takes over an
/// expired lease without raising the epoch, else a process killed before Terraform stored the new epoch would make its
/// own resource untouchable.
public final class AnchorKeeper {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AnchorStore store;
    private final String owner;
    private final String importId;
    private final LeaseSettings settings;
    private final LeaseWait wait;
    private final String holder;

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
        this.wait = new LeaseWait(store, settings, stop, deadline);
        this.holder = System.getenv().getOrDefault("HOSTNAME", "localhost") + "/"
                + ProcessHandle.current().pid() + "/" + randomHex(4);
    }

    /// Makes the anchor, or continues a create or destroy that was broken off.
    ///
    /// @param secrets to keep in it from its first moment; those that are in it already stay
    /// @throws AnchorRefused when the resource exists already or somebody else is at work
    public AnchorSession toCreate(SortedSet<String> regions, Map<String, String> secrets, String arguments) {
        Anchor fresh = new Anchor(owner, Phase.CREATING, randomHex(8), 1, null, regions, secrets, arguments);
        while (true) {
            Optional<AnchorSession> made = AnchorSession.create(store, settings, holder, fresh);
            if (made.isPresent()) {
                return made.get();
            }
            Optional<Stored> found = store.read();
            if (found.isEmpty()) {
                continue; // deleted between the two calls
            }
            if (found.get().anchor().phase() == Phase.READY) {
                throw alreadyExists();
            } else {
                Optional<Stored> free = wait.untilFree(found.get());
                if (free.isPresent() && free.get().anchor().phase() != Phase.READY) {
                    Anchor old = free.get().anchor();
                    return open(free.get(), Phase.CREATING, old.epoch() + 1, union(old, regions), secrets, arguments);
                }
            }
        }
    }

    /// An anchor that somebody deleted is made again as the state knows it: nobody else has its incarnation.
    ///
    /// @throws AnchorRefused when the state is not the one of this anchor, or somebody else is at work
    public AnchorSession toUpdate(String incarnation, long epoch, SortedSet<String> regions, String arguments) {
        Optional<AnchorSession> restored = restored(Phase.READY, incarnation, epoch, regions, arguments);
        if (restored.isPresent()) {
            return restored.get();
        }
        Stored free = rightful(incarnation, epoch)
                .flatMap(wait::untilFree)
                .filter(stored -> isRightful(stored, incarnation, epoch))
                .orElseThrow(this::notOurs);
        Anchor old = free.anchor();
        Phase phase = old.phase() == Phase.READY ? Phase.READY : Phase.CREATING;
        return open(free, phase, epoch, union(old, regions), Map.of(), arguments);
    }

    /// Empty when the anchor is one of another creation: nothing may be deleted then.
    ///
    /// @throws AnchorRefused when somebody else is at work
    public Optional<AnchorSession> toDelete(String incarnation, long epoch) {
        Optional<AnchorSession> restored = restored(Phase.DELETING, incarnation, epoch, new TreeSet<>(), "{}");
        if (restored.isPresent()) {
            return restored;
        }
        return rightful(incarnation, epoch)
                .flatMap(wait::untilFree)
                .filter(stored -> isRightful(stored, incarnation, epoch))
                .map(free -> {
                    Anchor old = free.anchor();
                    return open(free, Phase.DELETING, epoch, old.regions(), Map.of(), old.arguments());
                });
    }

    private Optional<AnchorSession> restored(
            Phase phase, String incarnation, long epoch, SortedSet<String> regions, String arguments) {
        if (store.read().isPresent()) {
            return Optional.empty();
        }
        Anchor known = new Anchor(owner, phase, incarnation, epoch, null, regions, Map.of(), arguments);
        return AnchorSession.create(store, settings, holder, known);
    }

    private AnchorSession open(
            Stored free,
            Phase phase,
            long epoch,
            SortedSet<String> regions,
            Map<String, String> born,
            String arguments) {
        Anchor old = free.anchor();
        Map<String, String> secrets = new TreeMap<>(born);
        secrets.putAll(old.secrets());
        Anchor next = new Anchor(owner, phase, old.incarnation(), epoch, null, regions, secrets, arguments);
        return AnchorSession.takeOver(store, settings, holder, free, next)
                .orElseThrow(() -> LeaseWait.atWork(store, "another process took its lease at the same moment"));
    }

    private Optional<Stored> rightful(String incarnation, long epoch) {
        return store.read().filter(stored -> isRightful(stored, incarnation, epoch));
    }

    private static boolean isRightful(Stored stored, String incarnation, long epoch) {
        return stored.anchor().incarnation().equals(incarnation)
                && stored.anchor().epoch() == epoch;
    }

    private static SortedSet<String> union(Anchor old, SortedSet<String> regions) {
        SortedSet<String> all = new TreeSet<>(old.regions());
        all.addAll(regions);
        return all;
    }

    private AnchorRefused alreadyExists() {
        String type = owner.substring(0, Math.max(0, owner.indexOf('/')));
        String name = owner.substring(owner.indexOf('/') + 1);
        return new AnchorRefused(
                "Already Exists",
                type + " \"" + name + "\" is complete already, says " + store.location()
                        + ". To manage it here, import it instead of creating it:\n\nimport {\n  to = " + type
                        + ".NAME\n  id = \"" + importId
                        + "\"\n}\n\nTo have one more, choose another name.");
    }

    private AnchorRefused notOurs() {
        return new AnchorRefused(
                "State Is Out Of Date",
                store.location() + " does not exist or belongs to another creation of " + owner
                        + " than the one this state knows, so nothing was changed. Somebody removed it or made it anew"
                        + " in the meantime. Remove this resource from the state (terraform state rm) and import"
                        + " \"" + importId + "\", or apply again to create it.");
    }

    private static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /// The time a lease still has, told by the service's own clock.
    static Duration left(Stored stored) {
        Anchor.Lease lease = stored.anchor().lease();
        Duration left = lease == null ? Duration.ZERO : Duration.between(stored.readAt(), lease.until());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
