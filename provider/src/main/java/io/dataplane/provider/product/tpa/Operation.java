package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.cluster.AnchorView;
import io.dataplane.provider.cluster.Timeouts;
import io.dataplane.provider.component.ec2.Ec2Sweep;
import io.dataplane.provider.component.s3.S3AnchorStore;
import io.dataplane.provider.engine.AnchorKeeper;
import io.dataplane.provider.engine.AnchorRefused;
import io.dataplane.provider.engine.AnchorStore;
import io.dataplane.provider.engine.Deadline;
import io.dataplane.provider.engine.Engine;
import io.dataplane.provider.engine.EngineSettings;
import io.dataplane.provider.engine.Failure;
import io.dataplane.provider.engine.Guard;
import io.dataplane.provider.engine.LeaseLost;
import io.dataplane.provider.engine.LeaseSettings;
import io.dataplane.provider.engine.Ownership;
import io.dataplane.provider.engine.Sweeper;
import io.dataplane.provider.engine.Walk;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/// What all operations on a cluster share: the way to AWS, its anchor, and where errors go.
final class Operation {
    private final Aws aws;
    private final CallContext context;
    private final Diagnostics diagnostics;
    private final Engine engine;
    private final Map<String, RegionView> views = new ConcurrentHashMap<>();

    Operation(Aws aws, CallContext context, Diagnostics diagnostics) {
        this.aws = aws;
        this.context = context;
        this.diagnostics = diagnostics;
        this.engine = new Engine(aws.classifier(), EngineSettings.from(System.getenv()));
    }

    Aws aws() {
        return aws;
    }

    CallContext context() {
        return context;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    Engine engine() {
        return engine;
    }

    AnchorKeeper keeper(TpaClusterModel model, TpaFacts facts, Deadline deadline) {
        return keeper(store(facts, model), model, deadline);
    }

    AnchorKeeper keeper(AnchorStore store, TpaClusterModel model, Deadline deadline) {
        return new AnchorKeeper(
                store,
                Resolution.owner(model),
                TpaImport.id(model, aws.defaultRegion()),
                LeaseSettings.from(System.getenv()),
                context.stop(),
                deadline);
    }

    S3AnchorStore store(TpaFacts facts, TpaClusterModel model) {
        return new S3AnchorStore(
                aws.region(facts.bucketRegion()), facts.bucket().get(), Resolution.owner(model));
    }

    /// Empty, with an error, when AWS does not answer.
    List<String> clusterNames(Optional<String> bucket) {
        try {
            return Anchors.in(aws, bucket).clusterNames();
        } catch (SdkException e) {
            failed(e);
            return List.of();
        }
    }

    Function<String, RegionView> view(TpaClusterModel model) {
        return region -> views.computeIfAbsent(
                region, name -> new RegionView(aws.region(name), Resolution.owner(model), view(model)));
    }

    List<RegionView> seen() {
        return List.copyOf(views.values());
    }

    /// Looks where a graph looks, and in the regions that were touched before.
    ///
    /// @param resumed after work that was broken off, whose leftovers can be of any kind
    Sweeper sweeper(TpaClusterModel model, Set<String> touched, boolean resumed) {
        Set<RegionView> all = new LinkedHashSet<>(views.values());
        touched.forEach(region -> all.add(view(model).apply(region)));
        return new Ec2Sweep(List.copyOf(all), resumed);
    }

    Walk walk(Ownership ownership, Guard guard, Deadline deadline) {
        return new Walk(ownership, guard, context.stop(), deadline);
    }

    static Timeouts timeouts(TpaClusterModel model) {
        return Objects.requireNonNullElse(model.behaviour().timeouts(), Timeouts.NONE);
    }

    static AnchorView anchor(TpaClusterModel state) {
        return Objects.requireNonNull(state.status().anchor(), "no anchor in state")
                .get();
    }

    void refused(AnchorRefused refusal) {
        diagnostics.error(path("cluster_name"), refusal.summary(), refusal.detail());
    }

    void lost(LeaseLost loss) {
        diagnostics.error(
                path("cluster_name"),
                "Lease Lost",
                loss.getMessage()
                        + " Nothing more was changed from then on. When nobody else is at work, apply again.");
    }

    void failed(SdkException exception) {
        Failure failure = aws.classifier().classify(exception);
        diagnostics.error(
                "Could Not Reach AWS", "%s: %s %s".formatted(failure.code(), failure.message(), failure.advice()));
    }
}
