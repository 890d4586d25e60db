package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.component.Cloud;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// What most components stand in, made by the components themselves.
record Network(Cloud cloud) {
    static final String ZONE = "eu-west-1a";

    Vpc vpc() {
        return cloud.settle(
                new VpcComponent(cloud.view),
                "vpc",
                new VpcComponent.Desired("10.33.0.0/16", true, true, tags("speedy")));
    }

    Subnet subnet(Vpc vpc) {
        return cloud.settle(
                new SubnetComponent(cloud.view),
                "subnet/a",
                new SubnetComponent.Desired(vpc.vpcId(), "10.33.0.0/28", ZONE, false, tags("speedy/a")));
    }

    SecurityGroup group(Vpc vpc) {
        return cloud.settle(
                new SecurityGroupComponent(cloud.view, cloud.name),
                "security_group",
                new SecurityGroupComponent.Desired(vpc.vpcId(), "for a test", tags(cloud.name)));
    }

    static DesiredTags tags(String name) {
        return DesiredTags.of(Map.of("Name", name, "Owner", "Ann Example"));
    }
}
