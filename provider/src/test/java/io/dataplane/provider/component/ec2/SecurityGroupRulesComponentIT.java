package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.component.Cloud;
import io.dataplane.provider.component.ec2.SecurityGroupRulesComponent.Desired;
import io.dataplane.provider.component.ec2.SecurityGroupRulesComponent.Rule;
import io.dataplane.provider.component.ec2.SecurityGroupRulesComponent.Source;
import io.dataplane.provider.engine.ComponentId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Vpc;

class SecurityGroupRulesComponentIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private final SecurityGroupRulesComponent component =
            new SecurityGroupRulesComponent(cloud.view, new ComponentId("security_group"));

    private static final Rule SELF = new Rule("all", null, null, new Source.Self(), "the cluster");

    private static Rule ssh(String from, @Nullable String description) {
        return new Rule("tcp", 22, 22, new Source.Cidr(from), description);
    }

    private SecurityGroup group() {
        Vpc vpc = new Network(cloud).vpc();
        return new Network(cloud).group(vpc);
    }

    @Test
    void allKindsOfRulesAreMadeInOneCall() {
        assertThat(cloud.isAbsent(component, "sg_rules")).isTrue();
        SecurityGroup group = group();
        String other = cloud.region
                .ec2Writes()
                .createSecurityGroup(r ->
                        r.vpcId(group.vpcId()).groupName(cloud.name + "-other").description("other"))
                .groupId();
        cloud.mutations();
        assertThat(cloud.isAbsent(component, "sg_rules")).isTrue();
        Desired desired = new Desired(Set.of(
                SELF,
                ssh("0.0.0.0/0", "ssh"),
                new Rule("tcp", null, null, new Source.Cidr("10.33.0.0/28"), null),
                new Rule("6", 5432, 5432, new Source.CidrIpv6("2001:db8::/32"), null),
                new Rule("udp", 1194, 1194, new Source.Group(other), "vpn"),
                new Rule("icmp", 8, -1, new Source.Cidr("10.0.0.0/8"), null),
                new Rule("tcp", 443, 443, new Source.PrefixList("pl-12345678"), null)));
        SecurityGroupRulesComponent.LiveRules live = cloud.settle(component, "sg_rules", desired);
        assertThat(cloud.mutations()).containsExactly("AuthorizeSecurityGroupIngress");
        assertThat(live.ingress()).isEqualTo(desired.ingress());
    }

    @Test
    void missingRulesAreAddedInOneCallAndThenForeignOnesRemovedInOne() {
        SecurityGroup group = group();
        Desired desired = new Desired(Set.of(SELF, ssh("0.0.0.0/0", null)));
        cloud.settle(component, "sg_rules", desired);
        cloud.region.ec2Writes().authorizeSecurityGroupIngress(r -> r.groupId(group.groupId())
                .ipProtocol("tcp")
                .fromPort(3389)
                .toPort(3389)
                .cidrIp("0.0.0.0/0"));
        cloud.region.ec2Writes().revokeSecurityGroupIngress(r -> r.groupId(group.groupId())
                .ipProtocol("tcp")
                .fromPort(22)
                .toPort(22)
                .cidrIp("0.0.0.0/0"));
        cloud.mutations();
        assertThat(cloud.driftWords(component, "sg_rules", desired))
                .containsExactlyInAnyOrder(
                        "ingress tcp 22 from 0.0.0.0/0 is absent, expected present",
                        "ingress tcp 3389 from 0.0.0.0/0 is present, expected absent");
        cloud.settle(component, "sg_rules", desired);
        assertThat(cloud.mutations()).containsExactly("AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress");
    }

    @Test
    void onlyADescriptionIsChangedInPlace() {
        group();
        cloud.settle(component, "sg_rules", new Desired(Set.of(SELF, ssh("0.0.0.0/0", "old"))));
        cloud.mutations();
        cloud.settle(component, "sg_rules", new Desired(Set.of(SELF, ssh("0.0.0.0/0", "new"))));
        assertThat(cloud.mutations()).containsExactly("UpdateSecurityGroupRuleDescriptionsIngress");
    }

    @Test
    void deletingTwiceIsDeleting() {
        group();
        SecurityGroupRulesComponent.LiveRules live =
                cloud.settle(component, "sg_rules", new Desired(Set.of(SELF, ssh("0.0.0.0/0", "ssh"))));
        component.delete(cloud.scope("sg_rules"), live);
        component.delete(cloud.scope("sg_rules"), live);
        assertThat(cloud.isAbsent(component, "sg_rules")).isTrue();
    }
}
