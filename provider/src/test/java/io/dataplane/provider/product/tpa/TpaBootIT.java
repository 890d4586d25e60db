package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.cluster.ComponentView;
import io.dataplane.schema.bind.Planned;
import io.dataplane.testbed.Call;
import io.dataplane.testbed.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;

/// First boot and access of a cluster on the emulator: host keys, user data, bucket objects, role and profile.
class TpaBootIT {
    private static final String ONE = """
            {instances: {'speedy-1': {backup: null}, 'speedy-2': null, 'speedy-3': null}}""";

    private static final String TWO = """
            {instances: {'speedy-1': {backup: null}, 'speedy-3': null}}""";

    private final Session session = new Session();

    @AfterEach
    void close() {
        session.close();
    }

    private static ComponentView view(TpaClusterModel state, String component) {
        return Objects.requireNonNull(state.status().componentMap().get(component), component);
    }

    private TpaClusterModel read(TpaClusterModel state) {
        return Objects.requireNonNull(session.read(state));
    }

    private void isEmptyPlan(TpaClusterModel config, TpaClusterModel state) {
        TpaClusterModel planned = session.plan(config, state);
        assertThat(planned.status()).isEqualTo(state.status());
        assertThat(planned.outputs()).isEqualTo(state.outputs());
    }

    private Map<String, String> objects() {
        Map<String, String> objects = new TreeMap<>();
        session.clients
                .s3()
                .listObjectsV2(r -> r.bucket("edb-tpa-123456789012").prefix(session.name + "/"))
                .contents()
                .forEach(object -> objects.put(
                        object.key().substring(session.name.length() + 1),
                        session.clients
                                .s3()
                                .getObjectAsBytes(
                                        r -> r.bucket("edb-tpa-123456789012").key(object.key()))
                                .asUtf8String()));
        return objects;
    }

    private long uploads() {
        return session.proxy.calls().stream()
                .filter(call ->
                        call.action().equals("PUT object") && call.path().contains(session.name + "/hostkeys/"))
                .count();
    }

    private String userData(TpaClusterModel state, String node) {
        String id = view(state, "instance/" + node).knownId();
        String data = session.clients
                .ec2()
                .describeInstanceAttribute(r -> r.instanceId(id).attribute(InstanceAttributeName.USER_DATA))
                .userData()
                .value();
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }

    @Test
    void nodesFindTheirHostKeysAndTheNextOnesTheSame() {
        TpaClusterModel state = session.apply(session.config(ONE), null);
        Map<String, String> keys = objects();
        assertThat(keys)
                .containsOnlyKeys(
                        "hostkeys/rsa.txt", "hostkeys/rsa.pub.txt", "hostkeys/ecdsa.txt", "hostkeys/ecdsa.pub.txt");
        assertThat(keys.get("hostkeys/rsa.pub.txt")).startsWith("ssh-rsa ").endsWith(" " + session.name + "\n");
        assertThat(keys.get("hostkeys/ecdsa.txt")).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(view(state, "hostkey_object/rsa/private").id())
                .isEqualTo(Planned.of("edb-tpa-123456789012/" + session.name + "/hostkeys/rsa.txt"));
        assertThat(session.clients
                        .s3()
                        .getObjectTagging(r -> r.bucket("edb-tpa-123456789012").key(session.name + "/hostkeys/rsa.txt"))
                        .tagSet())
                .singleElement()
                .satisfies(tag -> assertThat(tag.key() + "=" + tag.value()).isEqualTo("dataplane:ephemeral=true"));
        assertThat(userData(state, "speedy-1")).contains("step host_keys", "CLUSTER='" + session.name + "'");

        session.clients.s3().deleteObject(r -> r.bucket("edb-tpa-123456789012")
                .key(session.name + "/hostkeys/rsa.txt"));
        TpaClusterModel read = read(state);
        assertThat(read).isEqualTo(state);
        isEmptyPlan(session.config(ONE), read);

        session.proxy.forget();
        TpaClusterModel more = session.apply(session.config(TWO), read);
        assertThat(uploads()).isEqualTo(4);
        assertThat(objects()).isEqualTo(keys);

        session.proxy.forget();
        TpaClusterModel tagged = session.apply(session.config(TWO, "{cluster_tags: {Cost: '1'}}"), more);
        assertThat(uploads()).isZero();

        session.proxy.forget();
        assertThat(session.delete(tagged)).isNull();
        assertThat(session.proxy.calls().stream().filter(call -> call.action().equals("POST bucket?delete")))
                .hasSize(1);
        assertThat(objects()).isEmpty();
    }

    @Test
    void createThatWasBrokenOffGoesOnWithTheSameKeys() {
        TpaClusterModel config = session.config(TWO);
        session.proxy.nth("RunInstances", 2, new Fault.Refuse(400, "InsufficientInstanceCapacity", "Full."));
        for (int n = 3; n < 30; n++) {
            session.proxy.nth("RunInstances", n, new Fault.Refuse(400, "InsufficientInstanceCapacity", "Full."));
        }
        TpaClusterModel broken = session.createAnyhow(config);
        Map<String, String> keys = objects();
        String launched = broken.status().componentMap().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("instance/")
                        && entry.getValue().knownId() != null)
                .map(entry -> entry.getValue().knownId())
                .findFirst()
                .orElseThrow();
        session.proxy.calm();

        TpaClusterModel state = session.apply(config, null); // Terraform has lost the state of the killed create
        assertThat(objects()).isEqualTo(keys);
        assertThat(state.outputs().secrets()).isEqualTo(broken.outputs().secrets());
        assertThat(state.status().componentMap().values().stream().map(ComponentView::knownId))
                .contains(launched);
    }

    @Test
    void userDataIsForNodesThatAreLaunchedLater() {
        TpaClusterModel state = session.apply(session.config(ONE), null);
        String boot =
                "{user_data_environment: {SITE: 'it''s'}, extra_user_data: 'touch /done', install_authorized_key: true}"
                        .replace("''", "\\'");
        session.proxy.forget();
        TpaClusterModel changed = session.apply(session.config(ONE, boot), state);
        assertThat(session.proxy.mutations()).extracting(Call::action).containsOnly("PUT object");
        assertThat(view(changed, "instance/speedy-1").id())
                .isEqualTo(view(state, "instance/speedy-1").id());
        assertThat(changed.status()).isEqualTo(state.status());

        TpaClusterModel more = session.apply(session.config(TWO, boot), changed);
        assertThat(view(more, "instance/speedy-1").id())
                .isEqualTo(view(state, "instance/speedy-1").id());
        assertThat(userData(more, "speedy-1")).doesNotContain("touch /done");
        assertThat(userData(more, "speedy-2"))
                .contains(
                        "export SITE='it'\\''s'", "touch /done", "step authorized_key", "AUTHORIZED_KEY='ssh-ed25519 ");
    }

    @Test
    void filesOfUsersAreKeptAsTheyShouldBe() {
        TpaClusterModel config =
                session.config(ONE, "{s3_uploads: {'a.txt': {content: 'one'}, 'b.txt': {content: 'b'}}}");
        TpaClusterModel state = session.apply(config, null);
        assertThat(objects()).containsEntry("a.txt", "one").containsEntry("b.txt", "b");
        isEmptyPlan(config, read(state));

        TpaClusterModel next = session.config(ONE, "{s3_uploads: {'a.txt': {content: 'two'}}}");
        TpaClusterModel changed = session.apply(next, state);
        assertThat(objects())
                .containsEntry("a.txt", "two")
                .doesNotContainKey("b.txt")
                .hasSize(5);

        session.clients.s3().deleteObject(r -> r.bucket("edb-tpa-123456789012").key(session.name + "/a.txt"));
        TpaClusterModel drifted = read(changed);
        assertThat(view(drifted, "upload_object/a.txt").driftText()).isEqualTo("missing");
        TpaClusterModel repaired = session.apply(next, drifted);
        assertThat(objects()).containsEntry("a.txt", "two");
        isEmptyPlan(next, read(repaired));
    }

    private List<String> profiles() {
        return session
                .clients
                .ec2()
                .describeIamInstanceProfileAssociations(r -> {})
                .iamInstanceProfileAssociations()
                .stream()
                .map(association -> association.iamInstanceProfile().arn())
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                .distinct()
                .toList();
    }

    @Test
    void profileOfRunningInstancesIsExchanged() {
        TpaClusterModel state = session.apply(session.config(ONE), null);
        String instance = view(state, "instance/speedy-1").knownId();

        TpaClusterModel config = session.config(ONE, "{cluster_profile: 'other', iam_path: '/db/'}");
        TpaClusterModel renamed = session.apply(config, state);
        assertThat(view(renamed, "instance/speedy-1").knownId()).isEqualTo(instance);
        assertThat(profiles()).containsExactly("other");
        assertThat(session.tags("role", "iam_role")).isNotEmpty();
        assertThat(session.clients.iam().listRoles().roles())
                .extracting(role -> role.path() + role.roleName())
                .containsExactly("/db/other");
        isEmptyPlan(config, read(renamed));

        session.clients.iam().createInstanceProfile(r -> r.instanceProfileName("theirs"));
        TpaClusterModel theirs = session.config(ONE, "{instance_profile_name: 'theirs'}");
        TpaClusterModel moved = session.apply(theirs, renamed);
        assertThat(view(moved, "instance/speedy-1").knownId()).isEqualTo(instance);
        assertThat(profiles()).containsExactly("theirs");
        assertThat(session.clients.iam().listRoles().roles()).isEmpty();
        isEmptyPlan(theirs, read(moved));

        TpaClusterModel back = session.apply(session.config(ONE), moved);
        assertThat(profiles()).containsExactly(session.name + "_profile");
        assertThat(session.clients.iam().listInstanceProfiles().instanceProfiles())
                .extracting(profile -> profile.instanceProfileName())
                .containsExactlyInAnyOrder("theirs", session.name + "_profile");
        assertThat(session.refusal(session.config(ONE, "{iam_path: '/db/'}"), back))
                .containsExactly("Path Needs Another Name @ iam_path");
    }

    @Test
    void policiesOfTheRoleComeAndGo() {
        String ssm = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
        String read = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        TpaClusterModel config =
                session.config(ONE, "{managed_policy_arns: ['" + ssm + "'], permissions_boundary: '" + read + "'}");
        TpaClusterModel state = session.apply(config, null);
        String role = session.name + "_profile";
        assertThat(session.clients
                        .iam()
                        .listAttachedRolePolicies(r -> r.roleName(role))
                        .attachedPolicies())
                .extracting(policy -> policy.policyArn())
                .containsExactly(ssm);
        assertThat(session.clients
                        .iam()
                        .getRole(r -> r.roleName(role))
                        .role()
                        .permissionsBoundary()
                        .permissionsBoundaryArn())
                .isEqualTo(read);
        isEmptyPlan(config, read(state));

        TpaClusterModel changed = session.apply(session.config(ONE, "{managed_policy_arns: ['" + read + "']}"), state);
        assertThat(session.clients
                        .iam()
                        .listAttachedRolePolicies(r -> r.roleName(role))
                        .attachedPolicies())
                .extracting(policy -> policy.policyArn())
                .containsExactly(read);
        assertThat(session.clients.iam().getRole(r -> r.roleName(role)).role().permissionsBoundary())
                .isNull();
        assertThat(session.delete(read(changed))).isNull();
    }

    private List<String> keyPairs() {
        return session.clients.ec2().describeKeyPairs(r -> {}).keyPairs().stream()
                .map(key -> key.keyName())
                .sorted()
                .toList();
    }

    @Test
    void keyPairIsExchangedUnderRunningInstances() {
        TpaClusterModel state = session.apply(session.config(ONE), null);
        String instance = view(state, "instance/speedy-1").knownId();
        TpaClusterModel config = session.config(ONE, "{ec2_key_name: 'renamed'}");
        TpaClusterModel renamed = session.apply(config, state);
        assertThat(keyPairs()).containsExactly("renamed");
        assertThat(renamed.outputs().secrets()).isEqualTo(state.outputs().secrets());
        isEmptyPlan(config, read(renamed));

        session.clients.ec2().createKeyPair(r -> r.keyName("theirs"));
        TpaClusterModel theirs = session.config(ONE, "{ec2_instance_key: 'theirs'}");
        TpaClusterModel used = session.apply(theirs, renamed);
        assertThat(keyPairs()).containsExactly("theirs");
        assertThat(view(used, "instance/speedy-1").knownId()).isEqualTo(instance);
        isEmptyPlan(theirs, read(used));
    }
}
