package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataplane.provider.product.tpa.UserPolicy.Feature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class UserPolicyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UserPolicy.Target SPEEDY =
            new UserPolicy.Target("aws", "123456789012", "speedy", "speedy_profile", "edb-tpa-123456789012");

    private static JsonNode statement(String policy, String sid) throws IOException {
        for (JsonNode statement : JSON.readTree(policy).path("Statement")) {
            if (statement.path("Sid").asText().equals(sid)) {
                return statement;
            }
        }
        throw new AssertionError("no statement " + sid + " in " + policy);
    }

    private static Set<String> actions(JsonNode policy) {
        Set<String> actions = new TreeSet<>();
        policy.findValues("Action").forEach(list -> list.forEach(action -> actions.add(action.asText())));
        return actions;
    }

    @Test
    void upstreamPolicyIsTheOneOfTheDocumentation() throws IOException {
        JsonNode policy = JSON.readTree(UserPolicy.upstream());
        assertThat(actions(policy)).hasSize(66).contains("ec2:RunInstances", "kms:CreateGrant", "s3:PutObjectAcl");
        assertThat(policy.path("Statement")).hasSize(1);
        assertThat(policy.path("Statement").get(0).path("Resource").asText()).isEqualTo("*");
    }

    @Test
    void fullAndScopedPoliciesAllowAllThatThisProviderCalls() throws IOException {
        Set<String> called = actions(
                JSON.readTree(Path.of("../examples/tpa_cluster/policy.json").toFile()));
        assertThat(actions(JSON.readTree(UserPolicy.full(Feature.ALL)))).containsAll(called);
        assertThat(actions(JSON.readTree(UserPolicy.scoped(Feature.ALL, SPEEDY))))
                .containsAll(called);
    }

    @Test
    void fullPolicyHasOnlyWhatTheConfigurationNeeds() throws IOException {
        assertThat(actions(JSON.readTree(UserPolicy.full(EnumSet.of(Feature.BUCKET)))))
                .contains("ec2:CreateVolume")
                .doesNotContain(
                        "ec2:AllocateAddress",
                        "route53:GetChange",
                        "ec2:CreateVpcPeeringConnection",
                        "ec2:CreateSnapshot");
        assertThat(actions(JSON.readTree(UserPolicy.full(EnumSet.of(Feature.DNS)))))
                .contains("route53:GetChange");
    }

    @Test
    void scopedPolicyIsAboutTheClustersOwnRoleBucketAndObjects() throws IOException {
        String policy = UserPolicy.scoped(Feature.ALL, SPEEDY);
        assertThat(statement(policy, "Role").path("Resource"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "arn:aws:iam::123456789012:role/speedy_profile",
                        "arn:aws:iam::123456789012:instance-profile/speedy_profile");
        assertThat(statement(policy, "PassRole").toString())
                .contains("role/speedy_profile", "\"iam:PassedToService\":\"ec2.amazonaws.com\"");
        assertThat(statement(policy, "Bucket").path("Resource"))
                .extracting(JsonNode::asText)
                .containsExactly("arn:aws:s3:::edb-tpa-123456789012", "arn:aws:s3:::edb-tpa-123456789012/*");
        assertThat(statement(policy, "OwnedObjects").toString())
                .contains("ec2:TerminateInstances", "\"aws:ResourceTag/dataplane:owner\":\"tpa_cluster/speedy\"");
        assertThat(statement(policy, "Network").toString()).doesNotContain("TerminateInstances", "iam:CreateRole");
    }

    @Test
    void roleThatExistsIsOnlyHandedOn() throws IOException {
        String policy = UserPolicy.scoped(EnumSet.of(Feature.BUCKET), SPEEDY);
        assertThat(policy).doesNotContain("iam:CreateRole", "iam:PutRolePolicy");
        assertThat(statement(policy, "PassRole").path("Resource").asText())
                .isEqualTo("arn:aws:iam::123456789012:role/*");
    }

    @Test
    void outputsTellThePolicyOfTheConfiguration() {
        TpaClusterModel model = Models.minimal("{instances: {'speedy-1': {assign_elastic_ip: true}}}");
        TpaFacts facts = Graphs.facts(model);
        PolicyOutputs with =
                PolicyOutputs.of(model, facts, facts.nodes(model), Set.of("eip/speedy-1", "instance/speedy-1"));
        PolicyOutputs without = PolicyOutputs.of(model, facts, facts.nodes(model), Set.of("instance/speedy-1"));
        assertThat(with.requiredPolicyJson().get()).contains("ec2:AllocateAddress");
        assertThat(without.requiredPolicyJson().get()).doesNotContain("ec2:AllocateAddress");
        assertThat(with.userPolicyJson().get()).isEqualTo(UserPolicy.upstream());
    }
}
