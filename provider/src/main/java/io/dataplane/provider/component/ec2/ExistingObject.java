package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.RegionView;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// An object that existed before: found and used, never created, changed or deleted.
public final class ExistingObject<L> extends Draft<ExistingObject.Desired, L> {
    /// Nothing.
    public record Desired() {}

    private ExistingObject() {}

    public static ExistingObject<Vpc> vpc(RegionView view, String vpcId) {
        return new ExistingObject<>();
    }

    public static ExistingObject<Subnet> subnet(RegionView view, String subnetId) {
        return new ExistingObject<>();
    }

    public static ExistingObject<InternetGateway> internetGateway(RegionView view, String internetGatewayId) {
        return new ExistingObject<>();
    }

    public static ExistingObject<SecurityGroup> securityGroup(RegionView view, String groupId) {
        return new ExistingObject<>();
    }

    public static ExistingObject<KeyPairInfo> keyPair(RegionView view, String keyName) {
        return new ExistingObject<>();
    }

    public static ExistingObject<Address> elasticIp(RegionView view, String publicIp) {
        return new ExistingObject<>();
    }
}
