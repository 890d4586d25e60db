package io.dataplane.provider.engine;

import io.dataplane.provider.engine.Anchor.Lease;
import io.dataplane.provider.engine.Anchor.Phase;
import io.dataplane.provider.engine.AnchorStore.Stored;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Work on one resource under its lease, which is renewed until the session is closed.
public final class AnchorSession implements Guard, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AnchorSession.class.getName());
    private static final int SWAP_ATTEMPTS = 3;

    private final AnchorStore store;
    private final LeaseSettings settings;
    private final String holder;
    private final boolean resumed;
    private final ReentrantLock swapping = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Held held;
    private volatile @Nullable String lost;

    /// What is stored, how far the service's clock is ahead of ours, and until when we may write, by both of our
    /// clocks.
    private record Held(Anchor anchor, String version, Duration ahead, Instant wallUntil, long nanosUntil) {}

    /// An instant on both clocks, taken before a call: validity counts from then.
    private record Now(Instant wall, long nanos) {}

    private AnchorSession(AnchorStore store, LeaseSettings settings, String holder, boolean resumed, Held held) {
        this.store = store;
        this.settings = settings;
        this.holder = holder;
        this.resumed = resumed;
        this.held = held;
    }

    /// All regions that were touched since the resource was begun.
    public SortedSet<String> regions() {
        return held.anchor().regions();
    }

    /// Empty when there is an anchor already.
    static Optional<AnchorSession> create(AnchorStore store, LeaseSettings settings, String holder, Anchor fresh) {
        Now now = now(settings);
        Anchor anchor = leased(fresh, lease(settings, holder, now, Duration.ZERO));
        Optional<Stored> made;
        try {
            made = store.create(anchor);
        } catch (RuntimeException e) {
            made = store.read().filter(stored -> stored.anchor().equals(anchor));
            if (made.isEmpty()) {
                throw e;
            }
        }
        if (made.isEmpty()) {
            // a repeated request may have met what its first attempt made
            made = store.read().filter(stored -> stored.anchor().equals(anchor));
        }
        return made.map(stored -> {
            var session = new AnchorSession(store, settings, holder, false, held(settings, stored, now));
            if (session.held.ahead().abs().compareTo(settings.margin()) > 0) {
                session.renew(); // the lease was written with our clock, which is wrong
            }
            return session.start();
        });
    }

    /// Empty when somebody else was faster.
    static Optional<AnchorSession> takeOver(
            AnchorStore store, LeaseSettings settings, String holder, Stored free, Anchor next) {
        Now now = now(settings);
        Duration ahead = Duration.between(now.wall(), free.readAt());
        Anchor anchor = leased(next, lease(settings, holder, now, ahead));
        Optional<Stored> taken;
        try {
            taken = store.swap(anchor, free.version());
        } catch (RuntimeException e) {
            taken = store.read().filter(stored -> stored.anchor().equals(anchor));
            if (taken.isEmpty()) {
                throw e;
            }
        }
        if (taken.isEmpty()) {
            taken = store.read().filter(stored -> stored.anchor().equals(anchor));
        }
        boolean resumed = free.anchor().phase() != Phase.READY || free.anchor().lease() != null;
        return taken.map(
                stored -> new AnchorSession(store, settings, holder, resumed, held(settings, stored, now)).start());
    }

    private AnchorSession start() {
        Thread.ofVirtual().name("lease").start(this::keep);
        return this;
    }

    private void keep() {
        Duration pause = settings.renew();
        try {
            while (lost == null && !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = renewed() ? settings.renew() : settings.renew().dividedBy(4);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean renewed() {
        try {
            renew();
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the lease in " + store.location() + " could not be renewed", e);
            return false;
        }
    }

    void renew() {
        swap(anchor -> anchor);
    }

    public Ownership ownership() {
        Anchor anchor = held.anchor();
        return new Ownership(anchor.owner(), anchor.incarnation());
    }

    public long epoch() {
        return held.anchor().epoch();
    }

    /// Somebody began before and did not come to an end: what is there may not be what the state says.
    public boolean resumed() {
        return resumed;
    }

    /// Born in create, by name; never printed.
    public Map<String, String> secrets() {
        return Map.copyOf(held.anchor().secrets());
    }

    /// Keeps secrets in the anchor before anything is made with them.
    public void remember(Map<String, String> born) {
        swap(anchor -> {
            Map<String, String> secrets = new TreeMap<>(anchor.secrets());
            secrets.putAll(born);
            return changed(anchor, anchor.phase(), secrets);
        });
    }

    /// Everything stands: records it and releases the lease, in one write.
    public void ready() {
        swap(anchor -> leased(changed(anchor, Phase.READY, anchor.secrets()), null));
        closed.countDown();
        lost = "it was released";
    }

    /// Nothing is left: deletes the anchor.
    public void remove() {
        closed.countDown();
        swapping.lock();
        try {
            check();
            try {
                store.delete(held.version());
            } catch (RuntimeException e) {
                if (store.read().filter(this::isMine).isPresent()) {
                    throw e;
                }
            }
            lost = "its anchor was deleted";
        } finally {
            swapping.unlock();
        }
    }

    @Override
    public void check() {
        String why = lost;
        Held now = held;
        if (why == null
                && (settings.nanoTime().getAsLong() - now.nanosUntil() >= 0
                        || !settings.wall().instant().isBefore(now.wallUntil()))) {
            why = "it ran out before it could be renewed (did this machine sleep, or was the network gone?)";
            lost = why;
        }
        if (why != null) {
            throw new LeaseLost(
                    "This process may not write any more: of its lease in " + store.location() + ", " + why + ".");
        }
    }

    /// Releases the lease and keeps the phase; what cannot be released runs out by itself.
    @Override
    public void close() {
        closed.countDown();
        if (lost != null) {
            return;
        }
        try {
            swap(anchor -> leased(anchor, null));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the lease in " + store.location() + " could not be released", e);
        }
        lost = "it was released";
    }

    /// Writes a changed anchor with a renewed lease (or without, when the change took it away). What an unclear answer
    /// means is read, never guessed.
    private void swap(UnaryOperator<Anchor> change) {
        swapping.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                check();
                Now now = now(settings);
                Anchor next = renewedIfLeased(change.apply(held.anchor()), now);
                RuntimeException problem = null;
                Optional<Stored> answer = Optional.empty();
                try {
                    answer = store.swap(next, held.version());
                } catch (RuntimeException e) {
                    problem = e;
                }
                Stored stored = answer.isPresent() ? answer.get() : whatIsThere(next);
                if (answer.isPresent() || stored.anchor().equals(next)) {
                    held = held(settings, stored, now);
                    return;
                }
                held = new Held(stored.anchor(), stored.version(), held.ahead(), held.wallUntil(), held.nanosUntil());
                if (attempt == SWAP_ATTEMPTS) {
                    throw problem != null ? problem : new LeaseLost(store.location() + " cannot be changed.");
                }
            }
        } finally {
            swapping.unlock();
        }
    }

    private Anchor renewedIfLeased(Anchor next, Now now) {
        return next.lease() == null ? next : leased(next, lease(settings, holder, now, held.ahead()));
    }

    private Stored whatIsThere(Anchor next) {
        Optional<Stored> there = store.read();
        if (there.filter(stored -> isMine(stored) || stored.anchor().equals(next))
                .isEmpty()) {
            lost = "another process took it over";
            check();
        }
        return there.orElseThrow();
    }

    private boolean isMine(Stored stored) {
        Lease lease = stored.anchor().lease();
        return lease != null && lease.holder().equals(holder) && stored.anchor().epoch() == epoch();
    }

    private static Now now(LeaseSettings settings) {
        return new Now(settings.wall().instant(), settings.nanoTime().getAsLong());
    }

    private static Lease lease(LeaseSettings settings, String holder, Now now, Duration ahead) {
        Instant until = now.wall().plus(ahead).plus(settings.valid());
        return new Lease(holder, until.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Held held(LeaseSettings settings, Stored stored, Now asked) {
        Duration writing = settings.valid().minus(settings.margin());
        return new Held(
                stored.anchor(),
                stored.version(),
                Duration.between(settings.wall().instant(), stored.readAt()),
                asked.wall().plus(writing),
                asked.nanos() + writing.toNanos());
    }

    private static Anchor leased(Anchor anchor, @Nullable Lease lease) {
        return new Anchor(
                anchor.owner(),
                anchor.phase(),
                anchor.incarnation(),
                anchor.epoch(),
                lease,
                anchor.regions(),
                anchor.secrets(),
                anchor.arguments());
    }

    private static Anchor changed(Anchor anchor, Phase phase, Map<String, String> secrets) {
        return new Anchor(
                anchor.owner(),
                phase,
                anchor.incarnation(),
                anchor.epoch(),
                anchor.lease(),
                anchor.regions(),
                secrets,
                anchor.arguments());
    }
}
