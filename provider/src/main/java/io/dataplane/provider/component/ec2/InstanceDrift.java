package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.component.ec2.InstanceComponent.Desired;
import io.dataplane.provider.component.ec2.InstanceComponent.MetadataOptions;
import io.dataplane.provider.component.ec2.InstanceComponent.Protection;
import io.dataplane.provider.component.ec2.InstanceComponent.RootVolume;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociationState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Volume;

/// What of an instance, its network interface and its root volume is not as desired.
final class InstanceDrift {
    static final String TYPE = "instance_type";
    static final String STATE = "state";
    static final String GROUPS = "security_groups";
    static final String SOURCE_DEST_CHECK = "source_dest_check";
    static final String PROTECTION = "termination_protection";
    static final String METADATA = "metadata_options";
    static final String MONITORING = "monitoring";
    static final String PROFILE = "instance_profile";
    static final String ROOT_DELETED = "root_volume.delete_on_termination";

    private final RegionView view;
    private final Scope scope;
    private final Instance live;
    private final Desired desired;
    private final Differences differences;

    InstanceDrift(RegionView view, Scope scope, Instance live, Desired desired) {
        this.view = view;
        this.scope = scope;
        this.live = live;
        this.desired = desired;
        this.differences = new Differences(Ec2Tags.drift(scope, live.tags(), desired.tags()));
    }

    List<Drift> list() {
        differences.changeable(TYPE, desired.instanceType(), live.instanceTypeAsString());
        if (desired.state() != null && live.state().name() != InstanceStateName.PENDING) {
            differences.changeable(STATE, desired.state(), live.state().name());
        }
        differences.changeable(MONITORING, desired.monitoring(), isMonitored());
        differences.changeable(METADATA, words(desired.metadataOptions()), words(liveOptions()));
        differences.changeable(
                PROFILE,
                desired.instanceProfileName(),
                profile(view, scope, live).orElse(null));
        protection();
        network();
        root();
        return differences.list();
    }

    private boolean isMonitored() {
        MonitoringState state =
                live.monitoring() == null ? null : live.monitoring().state();
        return state == MonitoringState.ENABLED || state == MonitoringState.PENDING;
    }

    private @Nullable MetadataOptions liveOptions() {
        return live.metadataOptions() == null
                ? null
                : new MetadataOptions(
                        live.metadataOptions().httpTokensAsString(),
                        live.metadataOptions().httpPutResponseHopLimit());
    }

    private static @Nullable String words(@Nullable MetadataOptions options) {
        return options == null
                ? null
                : "tokens " + options.httpTokens() + ", hop limit " + options.httpPutResponseHopLimit();
    }

    /// The association, because the instance itself may still show the profile it had before.
    static Optional<IamInstanceProfileAssociation> association(RegionView view, Scope scope, Instance live) {
        return view.list(Ec2Kinds.PROFILE_ASSOCIATIONS, scope.asOf()).stream()
                .filter(one -> one.instanceId().equals(live.instanceId()))
                .filter(one -> one.state() == IamInstanceProfileAssociationState.ASSOCIATED
                        || one.state() == IamInstanceProfileAssociationState.ASSOCIATING)
                .findFirst();
    }

    private static Optional<String> profile(RegionView view, Scope scope, Instance live) {
        return association(view, scope, live)
                .map(one -> one.iamInstanceProfile().arn())
                .or(() -> Optional.ofNullable(live.iamInstanceProfile()).map(profile -> profile.arn()))
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1));
    }

    private void protection() {
        if (desired.terminationProtection() != Protection.UNCHECKED) {
            boolean isOn = view.region()
                    .ec2()
                    .describeInstanceAttribute(r ->
                            r.instanceId(live.instanceId()).attribute(InstanceAttributeName.DISABLE_API_TERMINATION))
                    .disableApiTermination()
                    .value();
            differences.changeable(PROTECTION, desired.terminationProtection() == Protection.ON, isOn);
        }
    }

    private void network() {
        differences.changeable(SOURCE_DEST_CHECK, desired.network().sourceDestCheck(), live.sourceDestCheck());
        differences.fixed("subnet_id", desired.network().subnetId(), live.subnetId());
        if (desired.network().privateIp() != null) {
            differences.fixed("private_ip", desired.network().privateIp(), live.privateIpAddress());
        }
        Instances.networkInterface(live).ifPresent(this::networkInterface);
    }

    private void networkInterface(InstanceNetworkInterface primary) {
        Collection<String> groups =
                primary.groups().stream().map(GroupIdentifier::groupId).toList();
        differences.changeable(GROUPS, new TreeSet<>(desired.network().securityGroupIds()), new TreeSet<>(groups));
        List<Drift> tags = Ec2Objects.byId(
                        view, Ec2Kinds.NETWORK_INTERFACES, primary.networkInterfaceId(), scope.asOf())
                .map(NetworkInterface::tagSet)
                .map(live -> Ec2Tags.drift(scope, live, desired.network().tags()))
                .orElseGet(
                        () -> Ec2Tags.drift(scope, List.of(), desired.network().tags()));
        differences.addAll(prefixed("network_interface.", tags));
    }

    private void root() {
        RootVolume root = desired.rootVolume();
        Instances.rootDevice(live).ifPresent(device -> {
            differences.changeable(ROOT_DELETED, root.deleteOnTermination(), device.deleteOnTermination());
            Optional<Volume> volume = Ec2Objects.byId(view, Ec2Kinds.VOLUMES, device.volumeId(), scope.asOf());
            List<Drift> tags = Ec2Tags.drift(scope, volume.map(Volume::tags).orElse(List.of()), root.tags());
            differences.addAll(prefixed("root_volume.", tags));
            volume.ifPresent(this::rootValues);
        });
    }

    /// Encrypted although not asked for is no drift: accounts can have all volumes encrypted.
    private void rootValues(Volume volume) {
        RootVolume root = desired.rootVolume();
        differences.addAll(root.values().drift("root_volume.", EbsValues.of(volume)));
        if (root.encrypted()) {
            differences.fixed("root_volume.encrypted", true, volume.encrypted());
        }
    }

    private static List<Drift> prefixed(String prefix, List<Drift> drift) {
        return drift.stream()
                .map(d -> new Drift(prefix + d.property(), d.expected(), d.actual(), d.replaces()))
                .toList();
    }
}
