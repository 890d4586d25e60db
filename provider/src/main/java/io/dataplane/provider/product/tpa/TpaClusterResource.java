package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsAccess;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.PlanRequest;
import io.dataplane.schema.spi.PlanResponse;
import io.dataplane.schema.spi.ResourceIdentity;
import io.dataplane.schema.value.AttributePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `tpa_cluster`: the AWS objects of an EDB Postgres cluster, ready for Trusted Postgres Architect.
public final class TpaClusterResource implements ManagedResource<TpaClusterModel> {
    private final AwsAccess access;

    public TpaClusterResource(AwsAccess access) {
        this.access = access;
    }

    @Override
    public String typeName() {
        return "tpa_cluster";
    }

    @Override
    public Class<TpaClusterModel> model() {
        return TpaClusterModel.class;
    }

    @Override
    public String description() {
        return "The AWS objects of a Postgres cluster of EDB Trusted Postgres Architect: network, firewall, keys, role, bucket,"
                + " volumes and instances. What exists already is used and left as it is; what is made here carries owner"
                + " tags, is repaired when it drifts, and goes with the cluster. The bucket stays.";
    }

    @Override
    public void validate(TpaClusterModel config, Diagnostics diagnostics) {
        ConfigureRules.alternatives(config, diagnostics);
        TpaRules.check(Effective.of(config, null), "", diagnostics);
    }

    @Override
    public PlanResponse<TpaClusterModel> plan(
            PlanRequest<TpaClusterModel> request, CallContext context, Diagnostics diagnostics) {
        if (!access.isKnown()) {
            return new PlanResponse<>(TpaClusterPlan.unknown(request.config()));
        }
        Optional<Aws> aws = access.open(diagnostics);
        TpaClusterModel prior = request.priorState();
        if (aws.isEmpty()) {
            return new PlanResponse<>(prior == null ? TpaClusterPlan.unknown(request.config()) : prior);
        }
        TpaClusterModel planned = new TpaClusterPlan(request.config(), prior, aws.get(), diagnostics).plan();
        boolean renamed = prior != null && !named(prior).equals(named(request.config()));
        return new PlanResponse<>(
                request.config().with(planned.status(), planned.outputs()),
                renamed ? List.of(AttributePath.path("cluster_name"), ConfigYmlBase.PATH) : List.of());
    }

    private static String named(TpaClusterModel written) {
        return ConfigYmlBase.under(written).clusterName();
    }

    @Override
    public void planDestroy(TpaClusterModel priorState, CallContext context, Diagnostics diagnostics) {
        refuseProtected(priorState, diagnostics);
    }

    private static void refuseProtected(TpaClusterModel state, Diagnostics diagnostics) {
        if (state.behaviour().deletionProtection()) {
            diagnostics.error(
                    AttributePath.path("deletion_protection"),
                    "Cluster Is Protected",
                    "The cluster \"%s\" is protected against removal. Set deletion_protection = false and apply, then destroy."
                            .formatted(Effective.of(state).clusterName()));
        }
        NodeSpecs.of(Effective.of(state), "", Map.of()).stream()
                .filter(NodeSpec::terminationProtection)
                .forEach(node -> diagnostics.error(
                        TpaRules.instance(node.name()).name("termination_protection"),
                        "Instance Is Protected",
                        "\"%s\" is protected against termination. Set termination_protection = false and apply, then destroy."
                                .formatted(node.name())));
    }

    @Override
    public @Nullable TpaClusterModel read(TpaClusterModel state, CallContext context, Diagnostics diagnostics) {
        return work(state, context, diagnostics, operation -> new TpaClusterRead(operation).read(state));
    }

    @Override
    public @Nullable TpaClusterModel create(TpaClusterModel planned, CallContext context, Diagnostics diagnostics) {
        Optional<Aws> aws = access.open(diagnostics);
        return aws.map(value -> new TpaClusterWork(new Operation(value, context, diagnostics)).create(planned))
                .orElse(null);
    }

    @Override
    public TpaClusterModel update(
            TpaClusterModel priorState, TpaClusterModel planned, CallContext context, Diagnostics diagnostics) {
        if (!named(priorState).equals(named(planned))) {
            diagnostics.error(
                    ConfigYmlBase.PATH,
                    "Cluster Would Be Renamed",
                    "The plan could not see that this config.yml names the cluster \"%s\" instead of \"%s\". Plan again: the cluster will be replaced."
                            .formatted(named(planned), named(priorState)));
            return priorState;
        }
        TpaClusterModel after = work(priorState, context, diagnostics, operation -> new TpaClusterWork(operation)
                .update(priorState, planned));
        return after == null ? priorState : after;
    }

    @Override
    public @Nullable TpaClusterModel delete(TpaClusterModel priorState, CallContext context, Diagnostics diagnostics) {
        refuseProtected(priorState, diagnostics);
        return diagnostics.hasErrors()
                ? priorState
                : work(priorState, context, diagnostics, operation -> new TpaClusterWork(operation).delete(priorState));
    }

    @Override
    public @Nullable TpaClusterModel importState(String id, CallContext context, Diagnostics diagnostics) {
        Optional<Aws> aws = access.open(diagnostics);
        return aws.map(value -> new TpaClusterImport(new Operation(value, context, diagnostics)).importState(id))
                .orElse(null);
    }

    @Override
    public Optional<ResourceIdentity<TpaClusterModel, ?>> identity() {
        return Optional.of(new TpaClusterIdentity.OfResource(this));
    }

    @Nullable
    TpaClusterModel importState(
            String clusterName, String region, @Nullable String bucket, CallContext context, Diagnostics diagnostics) {
        Optional<Aws> aws = access.open(diagnostics);
        return aws.map(value -> new TpaClusterImport(new Operation(value, context, diagnostics))
                        .importState(clusterName, region, Optional.ofNullable(bucket)))
                .orElse(null);
    }

    private @Nullable TpaClusterModel work(
            TpaClusterModel state,
            CallContext context,
            Diagnostics diagnostics,
            Function<Operation, @Nullable TpaClusterModel> work) {
        Optional<Aws> aws = access.open(diagnostics);
        return aws.isEmpty() ? state : work.apply(new Operation(aws.get(), context, diagnostics));
    }
}
