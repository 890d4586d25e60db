package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dataplane.testbed.AwsObject;
import io.dataplane.testbed.Fault;
import io.dataplane.testbed.Inventory;
import io.dataplane.testbed.RunningTerraform;
import io.dataplane.testbed.Terraform;
import io.dataplane.testbed.TerraformRun;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody or something ends an apply in the middle: the next one completes it, nothing is there twice, nothing leaks.
class InterruptedAcceptanceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String[] APPLY = {"apply", "-auto-approve", "-input=false", "-no-color"};

    @RegisterExtension
    private final Stage stage = new Stage();

    private final ClusterHcl cluster = ClusterHcl.speedy();
    private final AtomicReference<RunningTerraform> running = new AtomicReference<>();

    private Terraform impatient() {
        return stage.terraform(cluster)
                .set("DATAPLANE_LEASE_RENEW", "500")
                .set("DATAPLANE_LEASE_VALID", "5000")
                .set("DATAPLANE_LOST_ANSWER_WAIT", "500");
    }

    /// The objects that carry our tags, by component; a component that is there twice fails.
    private static Set<String> components(Inventory aws) {
        List<String> all = aws.ownedBy(ClusterHcl.OWNER).stream()
                .filter(object -> !object.kind().equals("network interface"))
                .filter(object -> !isRootVolume(object))
                .map(object -> object.tag("dataplane:component"))
                .toList();
        assertThat(all).doesNotHaveDuplicates();
        return new TreeSet<>(all);
    }

    /// Those that can carry tags.
    private static Set<String> allComponents(int nodes) {
        Set<String> all = new TreeSet<>(Set.of(
                "vpc/eu-west-1",
                "subnet/eu-west-1/main",
                "igw/eu-west-1",
                "route_table/eu-west-1",
                "security_group/eu-west-1",
                "key_pair/eu-west-1",
                "iam_role",
                "instance_profile"));
        for (int node = 1; node <= nodes; node++) {
            all.add("instance/speedy-" + node);
            all.add("volume/speedy-" + node + "/sdf");
        }
        return all;
    }

    private static boolean isRootVolume(AwsObject object) {
        return object.kind().equals("volume")
                && object.tag("dataplane:component").startsWith("instance/");
    }

    private void nextApplyCompletesAndDestroyLeavesNothing(Terraform terraform, Inventory empty) {
        terraform.apply().thenEmptyPlan();
        assertThat(terraform.state(ADDRESS).path("status").asText()).isEqualTo("ready");
        Inventory aws = stage.aws();
        assertThat(components(aws)).isEqualTo(allComponents(3));
        assertThat(aws.kind("instance")).hasSize(3);
        assertThat(aws.kind("volume")).hasSize(6);
        terraform.destroy();
        assertThat(empty.differences(stage.aws())).singleElement().asString().startsWith("added bucket");
    }

    /// Alone, and when a terminal or a container signals the providers too.
    @ParameterizedTest
    @ValueSource(strings = {"", "INT", "TERM", "HUP"})
    void byCtrlCStateAndAwsAgree(String toProviders) {
        Inventory empty = stage.aws();
        Terraform terraform = impatient();
        stage.proxy().every("RunInstances", new Fault.Delay(Duration.ofSeconds(2)));

        RunningTerraform apply = terraform.start(APPLY);
        stage.proxy().await("RunInstances", 1, SOON);
        if (!toProviders.isEmpty()) {
            apply.signalProviders(toProviders);
        }
        apply.interrupt();
        TerraformRun run = apply.await(SOON);
        stage.proxy().calm();

        assertThat(run.exitCode()).as(run.toString()).isNotZero();
        assertThat(run.elapsed()).isLessThan(Duration.ofSeconds(25));
        JsonNode state = terraform.state(ADDRESS);
        assertThat(state.path("status").asText()).isEqualTo("incomplete");
        Set<String> recorded = state.path("components").properties().stream()
                .filter(entry -> !entry.getValue().path("id").isNull())
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(recorded).containsAll(components(stage.aws()));
        nextApplyCompletesAndDestroyLeavesNothing(terraform, empty);
    }

    @Test
    void byCtrlCTheLeaseIsFreeAtOnce() {
        Terraform terraform = stage.terraform(cluster);
        stage.proxy().every("RunInstances", new Fault.Delay(Duration.ofSeconds(1)));
        RunningTerraform apply = terraform.start(APPLY);
        stage.proxy().await("RunInstances", 1, SOON);
        apply.interrupt();
        apply.await(SOON);
        stage.proxy().calm();

        TerraformRun destroy = terraform.destroy();

        assertThat(destroy.elapsed()).isLessThan(Duration.ofSeconds(30));
        assertThat(stage.aws().ownedBy(ClusterHcl.OWNER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CreateVpc,1",
        "CreateSecurityGroup,1",
        "CreateRole,1",
        "CreateVolume,2",
        "RunInstances,1",
        "RunInstances,3",
        "AttachVolume,2"
    })
    void byDeathOfTheProvider(String action, int call) {
        Inventory empty = stage.aws();
        Terraform terraform = impatient();
        stage.proxy().nth(action, call, new Fault.After(() -> running.get().killProviders()));

        running.set(terraform.start(APPLY));
        running.get().await(SOON).fails();

        nextApplyCompletesAndDestroyLeavesNothing(terraform, empty);
    }

    @Test
    void byDeathOfTerraformTheProviderDiesToo() {
        Inventory empty = stage.aws();
        Terraform terraform = impatient();
        stage.proxy().every("RunInstances", new Fault.Delay(Duration.ofSeconds(3)));
        RunningTerraform apply = terraform.start(APPLY);
        stage.proxy().await("RunInstances", 1, SOON);

        apply.kill();

        terraform.noProviderLeft(Duration.ofSeconds(5));
        stage.proxy().calm();
        terraform.run("force-unlock", "-force", "x"); // a killed terraform leaves no lock on a local state
        nextApplyCompletesAndDestroyLeavesNothing(terraform, empty);
    }

    @Test
    void destroyThatWasKilledIsFinishedByTheNext() {
        Inventory empty = stage.aws();
        Terraform terraform = impatient();
        terraform.apply();
        stage.proxy().nth("DeleteSubnet", 1, new Fault.After(() -> running.get().killProviders()));
        running.set(terraform.start("destroy", "-auto-approve", "-input=false", "-no-color"));
        running.get().await(SOON).fails();

        terraform.destroy();

        assertThat(empty.differences(stage.aws())).singleElement().asString().startsWith("added bucket");
    }

    @Test
    void updateThatWasKilledIsFinishedByTheNext() {
        Terraform terraform = impatient();
        terraform.apply();
        terraform.configuration(cluster.node("speedy-4", "{ node = 4, role = [\"replica\"], upstream = \"speedy-1\" }")
                .hcl());
        stage.proxy().nth("RunInstances", 1, new Fault.After(() -> running.get().killProviders()));
        running.set(terraform.start(APPLY));
        running.get().await(SOON).fails();

        terraform.apply().thenEmptyPlan();

        assertThat(components(stage.aws())).isEqualTo(allComponents(4));
        assertThat(stage.aws().kind("instance")).hasSize(4);
    }

    private Terraform importedAfterKilledCreate() {
        Terraform terraform = impatient();
        stage.proxy().nth("RunInstances", 2, new Fault.After(() -> running.get().killProviders()));
        running.set(terraform.start(APPLY));
        running.get().await(SOON).fails();
        terraform.importId(ADDRESS, "speedy@eu-west-1").succeeds();
        return terraform;
    }

    @Test
    void killedCreateCanBeImportedAndDestroyed() {
        Inventory empty = stage.aws();
        Terraform terraform = importedAfterKilledCreate();
        assertThat(terraform.state(ADDRESS).path("status").asText()).isEqualTo("incomplete");
        terraform.destroy();

        assertThat(empty.differences(stage.aws())).singleElement().asString().startsWith("added bucket");
    }

    @Test
    void killedCreateCanBeImportedAndFinished() {
        Inventory empty = stage.aws();
        Terraform terraform = importedAfterKilledCreate();

        nextApplyCompletesAndDestroyLeavesNothing(terraform, empty);
    }
}
