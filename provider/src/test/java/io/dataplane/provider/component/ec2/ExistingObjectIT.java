package io.dataplane.provider.component.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataplane.provider.component.Cloud;
import io.dataplane.provider.engine.Observed;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.Vpc;

class ExistingObjectIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void isFoundAndNeverChanged() {
        String vpcId = cloud.region
                .ec2Writes()
                .createVpc(r -> r.cidrBlock("10.50.0.0/16"))
                .vpc()
                .vpcId();
        ExistingObject<Vpc> vpc = ExistingObject.vpc(cloud.view, vpcId);
        Vpc live = cloud.find(vpc, "vpc");
        assertThat(live.vpcId()).isEqualTo(vpcId);
        assertThat(vpc.drift(cloud.scope("vpc"), live, new ExistingObject.Desired()))
                .isEmpty();
        assertThatThrownBy(() -> vpc.delete(cloud.scope("vpc"), live)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vpc.create(cloud.scope("vpc"), new ExistingObject.Desired()))
                .isInstanceOf(IllegalStateException.class);
        cloud.region.ec2Writes().deleteVpc(r -> r.vpcId(vpcId));
        assertThat(cloud.isAbsent(vpc, "vpc")).isTrue();
    }

    @Test
    void isFoundByWhatUsersNameItBy() {
        Network network = new Network(cloud);
        Vpc vpc = network.vpc();
        String subnetId = network.subnet(vpc).subnetId();
        String groupId = network.group(vpc).groupId();
        String publicIp = cloud.region.ec2Writes().allocateAddress().publicIp();
        String gatewayId = cloud.region
                .ec2Writes()
                .createInternetGateway()
                .internetGateway()
                .internetGatewayId();
        String key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC+Ddr2GBVqMSCr9t0G/xcNVvGzBvlMfCW0jYKs7PqPY";
        cloud.region.ec2Writes().importKeyPair(r -> r.keyName(cloud.name)
                .publicKeyMaterial(SdkBytes.fromUtf8String(key)));
        Map.of(
                        ExistingObject.subnet(cloud.view, subnetId), "subnet",
                        ExistingObject.securityGroup(cloud.view, groupId), "security_group",
                        ExistingObject.elasticIp(cloud.view, publicIp), "eip",
                        ExistingObject.internetGateway(cloud.view, gatewayId), "igw",
                        ExistingObject.keyPair(cloud.view, cloud.name), "key_pair")
                .forEach((existing, id) ->
                        assertThat(existing.find(cloud.scope(id))).as(id).isInstanceOf(Observed.Owned.class));
    }
}
