package io.dataplane.provider.component.ec2;

import io.dataplane.provider.component.ec2.InstanceComponent.Desired;
import io.dataplane.provider.component.ec2.InstanceComponent.MetadataOptions;
import io.dataplane.provider.component.ec2.InstanceComponent.Protection;
import io.dataplane.provider.component.ec2.InstanceComponent.RootVolume;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/// The instance of the tests, with what they vary.
record Machine(
        String subnetId,
        Set<String> groups,
        String type,
        int rootSize,
        Protection protection,
        @Nullable String profile,
        String name,
        boolean sourceDestCheck,
        int hopLimit) {
    static Machine in(String subnetId, String groupId) {
        return new Machine(subnetId, Set.of(groupId), "t3.micro", 16, Protection.UNCHECKED, null, "db1", true, 2);
    }

    Machine groups(Set<String> value) {
        return new Machine(subnetId, value, type, rootSize, protection, profile, name, sourceDestCheck, hopLimit);
    }

    Machine type(String value) {
        return new Machine(subnetId, groups, value, rootSize, protection, profile, name, sourceDestCheck, hopLimit);
    }

    Machine rootSize(int value) {
        return new Machine(subnetId, groups, type, value, protection, profile, name, sourceDestCheck, hopLimit);
    }

    Machine protection(Protection value) {
        return new Machine(subnetId, groups, type, rootSize, value, profile, name, sourceDestCheck, hopLimit);
    }

    Machine profile(@Nullable String value) {
        return new Machine(subnetId, groups, type, rootSize, protection, value, name, sourceDestCheck, hopLimit);
    }

    Machine name(String value) {
        return new Machine(subnetId, groups, type, rootSize, protection, profile, value, sourceDestCheck, hopLimit);
    }

    Machine sourceDestCheck(boolean value) {
        return new Machine(subnetId, groups, type, rootSize, protection, profile, name, value, hopLimit);
    }

    Machine hopLimit(int value) {
        return new Machine(subnetId, groups, type, rootSize, protection, profile, name, sourceDestCheck, value);
    }

    Desired desired() {
        return new Desired(
                "ami-0deb12a6420250210",
                type,
                null,
                "IyEvYmluL3NoCg==",
                profile,
                true,
                false,
                InstanceStateName.RUNNING,
                protection,
                new MetadataOptions("required", hopLimit),
                new InstanceComponent.Network(subnetId, groups, true, "10.33.0.5", sourceDestCheck, Network.tags(name)),
                new RootVolume(
                        "/dev/xvda", rootSize, "gp3", null, null, true, null, true, Network.tags(name + ":root")),
                Map.of(),
                Network.tags(name));
    }
}
