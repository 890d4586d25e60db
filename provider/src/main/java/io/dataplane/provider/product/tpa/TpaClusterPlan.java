package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.cluster.AnchorView;
import io.dataplane.provider.cluster.ClusterStatus;
import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.provider.cluster.Parts;
import io.dataplane.provider.cluster.Standing;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One plan of a `tpa_cluster`: whether anything is to be done, what, and what will be known of it. It works on what
/// the arguments mean; the caller puts its outcome under what was written.
final class TpaClusterPlan {
    private final TpaClusterModel config;
    private final @Nullable TpaClusterModel prior;
    private final Aws aws;
    private final Diagnostics diagnostics;

    TpaClusterPlan(TpaClusterModel config, @Nullable TpaClusterModel prior, Aws aws, Diagnostics diagnostics) {
        this.config = Effective.of(config, prior);
        this.prior = prior == null ? null : Effective.of(prior);
        this.aws = aws;
        this.diagnostics = diagnostics;
    }

    /// All outputs unknown: for settings that are not known yet.
    static TpaClusterModel unknown(TpaClusterModel config) {
        return config.with(
                new ClusterStatus(
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown(),
                        Planned.unknown()),
                TpaOutputs.UNKNOWN);
    }

    TpaClusterModel plan() {
        Map<String, String> given = TpaTags.all(config, aws.defaultTags());
        owner(given);
        Map<String, String> tags = aws.ignoredTags().without(given);
        if (prior != null && !prior.clusterName().equals(config.clusterName())) {
            return unknown(config); // it will be replaced, and planned anew without a prior state
        }
        if (prior != null && isSettled(config, prior, tags)) {
            return config.with(prior.status(), prior.outputs());
        }
        TpaRules.check(config, aws.defaultRegion(), diagnostics);
        if (prior != null) {
            new ChangeRules(config, prior, aws.defaultRegion(), diagnostics).check();
        }
        if (diagnostics.hasErrors()) {
            return prior == null ? unknown(config) : prior;
        }
        if (prior != null && Rehydration.isUndecided(config, NodeSpecs.of(config, aws.defaultRegion(), Map.of()))) {
            return unknown(config);
        }
        Optional<TpaFacts> facts = new TpaResolver(config, prior, aws, tags, diagnostics).resolve();
        facts.ifPresent(found -> found.regions().all().forEach(region -> movedVpc(found, region)));
        facts.ifPresent(this::zones);
        return facts.filter(found -> !diagnostics.hasErrors())
                .map(this::planned)
                .orElseGet(() -> unknown(config));
    }

    private TpaClusterModel planned(TpaFacts facts) {
        List<NodeChange> changes = prior == null ? List.of() : interruptions(prior, facts);
        Set<ComponentId> renewed = prior == null ? Set.of() : renewed(prior, facts, changes);
        Map<String, ComponentView> before =
                prior == null ? Map.of() : prior.status().componentMap();
        Parts parts = TpaClusterGraph.parts(config, facts);
        Set<ComponentId> changed = prior == null
                ? Set.of()
                : parts.changedFrom(TpaClusterGraph.parts(prior, TpaFacts.recorded(prior, null, aws)));
        Map<String, ComponentView> components = parts.planned(before, renewed::contains, changed::contains);
        ClusterStatus status = new ClusterStatus(
                Planned.of(TpaImport.resourceId(facts.accountId(), config.clusterName())),
                Planned.of(ClusterStatus.READY),
                Planned.of(components),
                Planned.of(facts.tagsAll()),
                Planned.of(facts.accountId()),
                Planned.of(facts.partition()),
                Planned.of(anchor(facts)));
        return config.with(status, new OutputsPlan(config, facts, prior, components, changes).outputs());
    }

    private AnchorView anchor(TpaFacts facts) {
        if (prior != null && prior.status().anchor() != null) {
            AnchorView before = prior.status().anchor().get();
            boolean finished = Planned.of(ClusterStatus.READY)
                            .equals(prior.status().status())
                    || Planned.of(ClusterStatus.DEGRADED).equals(prior.status().status());
            return finished ? before : new AnchorView(before.location(), before.incarnation(), Planned.unknown());
        }
        return new AnchorView(
                facts.bucket().map(bucket -> TpaClusterWork.anchorLocation(bucket, config)),
                Planned.unknown(),
                Planned.unknown());
    }

    private void owner(Map<String, String> tags) {
        if (!tags.containsKey(TpaTags.OWNER)) {
            diagnostics.error(
                    path("owner"),
                    "No Owner",
                    "Every object carries a tag Owner. Set owner, or an Owner in cluster_tags or the provider's default_tags.");
        }
    }

    /// Nothing that AWS sees differs from what the state says, and a refresh found no drift.
    static boolean isSettled(TpaClusterModel config, TpaClusterModel state, Map<String, String> tags) {
        return config.identity().equals(state.identity())
                && config.network().equals(state.network())
                && config.firewall().equals(state.firewall())
                && config.machines().equals(state.machines())
                && config.access().equals(state.access())
                && config.life().wantsTheSameAs(state.life())
                && (!config.life().rehydrates()
                        || config.behaviour()
                                .allowDataLoss()
                                .equals(state.behaviour().allowDataLoss()))
                && Planned.of(tags).equals(state.status().tagsAll())
                && Planned.of(ClusterStatus.READY).equals(state.status().status());
    }

    /// Everything of a cluster stands in its VPC; none of it can move into another one.
    private void movedVpc(TpaFacts facts, String region) {
        ComponentView before = prior == null
                ? null
                : prior.status().componentMap().get(Ids.vpc(region).value());
        if (before == null || before.knownId() == null) {
            return;
        }
        Standing now = facts.standing(Ids.vpc(region));
        boolean stays = before.isManaged()
                ? now instanceof Standing.Ours
                : now instanceof Standing.Existing(Planned<String> id, Planned<String> name)
                        && (!id.isKnown() || id.get().equals(before.knownId()));
        if (!stays) {
            diagnostics.error(
                    VpcChoice.of(config, region).path(),
                    "VPC Cannot Be Changed",
                    "The cluster stands in %s, which this no longer selects. Set ec2_vpc back, or replace the whole cluster with"
                                    .formatted(before.knownId())
                            + " terraform apply -replace.");
        }
    }

    /// A data volume cannot follow its instance into another zone.
    private void zones(TpaFacts facts) {
        if (prior == null) {
            return;
        }
        List<NodeSpec> nodes = facts.nodes(config);
        Map<String, SubnetSpec> subnets = SubnetSpec.byNode(nodes);
        for (NodeSpec node : nodes) {
            NodeView old = prior.outputs().nodeMap().get(node.name());
            String zone = facts.zones().get(Ids.subnet(subnets.get(node.name())));
            boolean moves = old != null
                    && zone != null
                    && old.az() instanceof Planned.Known<String>(String before)
                    && !before.equals(zone);
            if (moves && !node.dataVolumes().isEmpty()) {
                diagnostics.error(
                        TpaRules.instance(node.name()).name("subnet"),
                        "Data Volume In Another Zone",
                        "The data volumes of \"%s\" are in %s and cannot move to %s. Choose a subnet in %s, or add a new instance."
                                .formatted(
                                        node.name(),
                                        old.az().get(),
                                        zone,
                                        old.az().get()));
            }
        }
    }

    /// What AWS can only change by making it anew.
    private Set<ComponentId> renewed(TpaClusterModel state, TpaFacts facts, List<NodeChange> changes) {
        Set<ComponentId> renewed = new HashSet<>();
        changes.stream().filter(NodeChange::replaced).forEach(change -> renewed.add(Ids.instance(change.node())));
        if (!AccessGraph.profileName(state).equals(AccessGraph.profileName(config))) {
            renewed.addAll(List.of(Ids.ROLE, Ids.PROFILE));
        }
        if (!Objects.equals(state.access().sshPublicKey(), config.access().sshPublicKey())
                || !AccessGraph.keyName(state).equals(AccessGraph.keyName(config))) {
            facts.regions().all().forEach(region -> renewed.add(Ids.keyPair(region)));
        }
        Map<ComponentId, SubnetSpec> subnets = new HashMap<>();
        SubnetSpec.of(NodeSpecs.of(state, facts.regions().byDefault(), TpaFacts.numbers(state)))
                .forEach(subnet -> subnets.put(Ids.subnet(subnet), subnet));
        for (SubnetSpec subnet : SubnetSpec.of(facts.nodes(config))) {
            SubnetSpec old = subnets.get(Ids.subnet(subnet));
            if (old != null && !old.subnet().equals(subnet.subnet())) {
                renewed.add(Ids.subnet(subnet));
            }
        }
        return renewed;
    }

    /// The nodes that stop or are replaced; what must not happen to them is an error.
    private List<NodeChange> interruptions(TpaClusterModel state, TpaFacts facts) {
        List<NodeChange> changes = NodeChanges.of(state, config, facts);
        Set<String> guarded = TpaFacts.guardedNodes(state);
        changes.stream()
                .filter(change ->
                        change.replaced() && guarded.contains(change.node().name()))
                .forEach(change -> refuseProtected(change.node()));
        Rehydration.refuseLoss(changes, config, diagnostics);
        if (!diagnostics.hasErrors()) {
            changes.forEach(change -> change.warn(diagnostics));
        }
        return changes;
    }

    private void refuseProtected(NodeSpec node) {
        diagnostics.error(
                TpaRules.instance(node.name()).name("termination_protection"),
                "Instance Is Protected",
                "This change replaces \"%s\", which is protected against termination. Set termination_protection = false"
                                .formatted(node.name())
                        + " and apply, then change it.");
    }
}
