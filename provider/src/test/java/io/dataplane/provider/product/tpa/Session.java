package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.aws.Aws;
import io.dataplane.provider.aws.AwsAccess;
import io.dataplane.provider.aws.AwsSettings;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.StateChecks;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.PlanRequest;
import io.dataplane.schema.spi.StopSignal;
import io.dataplane.testbed.AwsClients;
import io.dataplane.testbed.AwsInventory;
import io.dataplane.testbed.AwsObject;
import io.dataplane.testbed.CountingProxy;
import io.dataplane.testbed.Emulator;
import io.dataplane.testbed.Inventory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One user of one cluster on the emulator, which is empty at first. Every operation is a process of its own, as
/// Terraform starts them.
final class Session implements AutoCloseable {
    private static final BlockSchema BLOCK =
            SchemaOf.record(TpaClusterModel.class, 0, "").block();
    private static final Binder<TpaClusterModel> BINDER = Binder.of(TpaClusterModel.class);

    final CountingProxy proxy = CountingProxy.before(Emulator.shared().endpoint());
    final AwsClients clients = AwsClients.of(Emulator.shared().endpoint(), "eu-west-1");
    final String name = "speedy-" + UUID.randomUUID().toString().substring(0, 8);

    Session() {
        Emulator.shared().reset();
    }

    private TpaClusterResource resource() {
        return new TpaClusterResource(access());
    }

    /// As a process of its own gets it.
    AwsAccess access() {
        Aws aws = new Aws(AwsSettings.of(Map.of(
                "AWS_ENDPOINT_URL", proxy.endpoint().toString(),
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test")));
        return new AwsAccess() {
            @Override
            public boolean isKnown() {
                return true;
            }

            @Override
            public Optional<Aws> open(Diagnostics diagnostics) {
                return Optional.of(aws);
            }
        };
    }

    static CallContext context() {
        return new CallContext("test", new StopSignal());
    }

    /// The minimal example under this cluster's name, changed by patches.
    TpaClusterModel config(String... patches) {
        String[] all = new String[patches.length + 1];
        all[0] = "{cluster_name: '%s', ec2_vpc: {'eu-west-1': {name: '%s'}}}".formatted(name, name);
        System.arraycopy(patches, 0, all, 1, patches.length);
        return Models.minimal(all);
    }

    static <T extends @Nullable Object> T well(Function<Diagnostics, T> operation) {
        Diagnostics diagnostics = new Diagnostics();
        T result = operation.apply(diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return result;
    }

    TpaClusterModel plan(TpaClusterModel config, @Nullable TpaClusterModel prior) {
        Diagnostics diagnostics = new Diagnostics();
        TpaClusterModel planned = planned(config, prior, diagnostics);
        assertThat(diagnostics.hasErrors()).as(diagnostics.list().toString()).isFalse();
        return planned;
    }

    /// What a plan that is not refused warns of.
    List<String> warnings(TpaClusterModel config, @Nullable TpaClusterModel prior) {
        Diagnostics diagnostics = new Diagnostics();
        planned(config, prior, diagnostics);
        assertThat(diagnostics.hasErrors()).as(diagnostics.list().toString()).isFalse();
        return Told.by(diagnostics);
    }

    /// What a plan says that is refused.
    List<String> refusal(TpaClusterModel config, @Nullable TpaClusterModel prior) {
        Diagnostics diagnostics = new Diagnostics();
        planned(config, prior, diagnostics);
        assertThat(diagnostics.hasErrors()).as("refused").isTrue();
        return Told.by(diagnostics);
    }

    private TpaClusterModel planned(TpaClusterModel config, @Nullable TpaClusterModel prior, Diagnostics diagnostics) {
        TpaClusterModel planned = resource()
                .plan(new PlanRequest<>(config, prior), context(), diagnostics)
                .planned();
        return config.with(planned.status(), planned.outputs());
    }

    /// As `terraform apply` does: a plan, and in another process the plan again and the change. What comes out must be
    /// what was planned.
    TpaClusterModel apply(TpaClusterModel config, @Nullable TpaClusterModel prior) {
        plan(config, prior);
        TpaClusterModel planned = plan(config, prior);
        TpaClusterModel state = well(diagnostics -> prior == null
                ? resource().create(planned, context(), diagnostics)
                : resource().update(prior, planned, context(), diagnostics));
        assertThat(StateChecks.applied(BLOCK, BINDER.unbind(planned), BINDER.unbind(state), false))
                .as("differences from the plan")
                .isEmpty();
        return state;
    }

    /// What a create says that goes wrong, and the state it leaves.
    TpaClusterModel createInTrouble(TpaClusterModel config, List<String> says) {
        TpaClusterModel planned = plan(config, null);
        Diagnostics diagnostics = new Diagnostics();
        TpaClusterModel state = Objects.requireNonNull(resource().create(planned, context(), diagnostics));
        assertThat(Told.by(diagnostics)).containsExactlyInAnyOrderElementsOf(says);
        return state;
    }

    /// The state that a create in trouble leaves, whatever it says.
    TpaClusterModel createAnyhow(TpaClusterModel config) {
        TpaClusterModel planned = plan(config, null);
        return Objects.requireNonNull(resource().create(planned, context(), new Diagnostics()));
    }

    @Nullable
    TpaClusterModel read(TpaClusterModel state) {
        return well(diagnostics -> resource().read(state, context(), diagnostics));
    }

    @Nullable
    TpaClusterModel delete(TpaClusterModel state) {
        return well(diagnostics -> resource().delete(state, context(), diagnostics));
    }

    /// The state of an import and the read that follows it.
    TpaClusterModel importState(String id) {
        TpaClusterModel imported = well(diagnostics -> resource().importState(id, context(), diagnostics));
        return Objects.requireNonNull(read(Objects.requireNonNull(imported)));
    }

    Inventory inventory() {
        return AwsInventory.take(clients);
    }

    List<AwsObject> owned() {
        return inventory().ownedBy("tpa_cluster/" + name);
    }

    /// What it owns in one region, without what IAM has for all of them.
    List<AwsObject> owned(String region) {
        return AwsInventory.take(AwsClients.of(Emulator.shared().endpoint(), region))
                .ownedBy("tpa_cluster/" + name)
                .stream()
                .filter(object -> !Set.of("role", "instance profile").contains(object.kind()))
                .toList();
    }

    Map<String, String> tags(String kind, String component) {
        return owned().stream()
                .filter(object -> object.kind().equals(kind)
                        && object.tag("dataplane:component").equals(component))
                .map(AwsObject::tags)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " of " + component));
    }

    @Override
    public void close() {
        proxy.close();
    }
}
