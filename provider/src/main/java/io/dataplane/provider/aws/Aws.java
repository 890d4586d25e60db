package io.dataplane.provider.aws;

import static java.util.Objects.requireNonNullElse;

import io.dataplane.provider.engine.FailureClassifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// AWS as one provider configuration reaches it; everything is made on first use and shared.
public final class Aws {
    private final AwsSettings settings;
    private final String defaultRegion;
    private final Clients clients;
    private final Map<String, AwsRegion> regions = new ConcurrentHashMap<>();
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable Caller caller;

    /// Throws [AwsUnusable] when the settings cannot lead to AWS.
    public Aws(AwsSettings settings) {
        this.settings = settings;
        SharedFiles files = new SharedFiles(settings);
        this.defaultRegion = Regions.choose(settings, files);
        this.clients = new Clients(settings, files, defaultRegion);
    }

    public String defaultRegion() {
        return defaultRegion;
    }

    /// The clients of a region; [Regions#problem] says beforehand whether there is one of that name.
    public AwsRegion region(String name) {
        return regions.computeIfAbsent(name, n -> new LazyRegion(n, this, clients));
    }

    /// Asks AWS who we are, unless the settings say not to. Throws [AwsUnusable] when it refuses the credentials, or
    /// when the account is not one to work in.
    public void verify() {
        AccountArguments account = settings.arguments().account();
        if (account.isRestricted() || !Boolean.TRUE.equals(account.skipCredentialsValidation())) {
            caller();
        }
    }

    /// At most one call, on first use.
    public Caller caller() {
        asking.lock();
        try {
            if (caller == null) {
                Caller found = RoleCaller.of(settings).orElseGet(clients::caller);
                CallerCheck.allow(settings.arguments().account(), found);
                caller = found;
            }
            return caller;
        } finally {
            asking.unlock();
        }
    }

    /// The provider's `default_tags`, which every object carries.
    public Map<String, String> defaultTags() {
        TagArguments.DefaultTags block = settings.arguments().tags().defaultTags();
        return block == null ? Map.of() : requireNonNullElse(block.tags(), Map.of());
    }

    /// The provider's `ignore_tags`.
    public IgnoredTags ignoredTags() {
        return IgnoredTags.of(settings.arguments().tags().ignoreTags());
    }

    public FailureClassifier classifier() {
        return AwsErrors.CLASSIFIER;
    }
}
