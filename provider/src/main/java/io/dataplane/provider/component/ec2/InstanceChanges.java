package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.component.ec2.InstanceComponent.Desired;
import io.dataplane.provider.component.ec2.InstanceComponent.MetadataOptions;
import io.dataplane.provider.component.ec2.InstanceComponent.Protection;
import io.dataplane.provider.component.ec2.InstanceComponent.RootVolume;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMappingSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;

/// Changes of a live instance: all that AWS takes at any time, and one step of those for which it must stop.
final class InstanceChanges {
    private static final Set<String> RESTARTING = Set.of(InstanceDrift.TYPE, InstanceDrift.STATE);

    private final RegionView view;
    private final Ec2Client writes;
    private final VolumeModifications modifications;
    private final Scope scope;
    private final Instance live;
    private final String id;
    private final Desired desired;
    private final List<Drift> drift;

    InstanceChanges(
            RegionView view,
            VolumeModifications modifications,
            Scope scope,
            Instance live,
            Desired desired,
            List<Drift> drift) {
        this.view = view;
        this.writes = view.region().ec2Writes();
        this.modifications = modifications;
        this.scope = scope;
        this.live = live;
        this.id = live.instanceId();
        this.desired = desired;
        this.drift = drift;
    }

    Instance make() {
        return drift.stream().map(Drift::property).allMatch(RESTARTING::contains) ? restart() : changeInPlace();
    }

    private Instance changeInPlace() {
        List<Tag> tags = Ec2Tags.write(view, scope, id, live.tags(), desired.tags());
        changeAttributes();
        changeNetworkInterface();
        changeRootVolume();
        if (has(InstanceDrift.PROFILE)) {
            changeProfile(); // last: the association it names is another afterwards
        }
        return live.toBuilder().tags(tags).build();
    }

    private boolean has(String property) {
        return Differences.has(drift, property);
    }

    private void changeAttributes() {
        if (has(InstanceDrift.PROTECTION)) {
            boolean on = desired.terminationProtection() == Protection.ON;
            writes.modifyInstanceAttribute(r -> r.instanceId(id).disableApiTermination(v -> v.value(on)));
        }
        if (has(InstanceDrift.SOURCE_DEST_CHECK)) {
            boolean on = desired.network().sourceDestCheck();
            writes.modifyInstanceAttribute(r -> r.instanceId(id).sourceDestCheck(v -> v.value(on)));
        }
        if (has(InstanceDrift.METADATA)) {
            MetadataOptions options = desired.metadataOptions();
            writes.modifyInstanceMetadataOptions(r -> r.instanceId(id)
                    .httpEndpoint("enabled")
                    .httpTokens(options.httpTokens())
                    .httpPutResponseHopLimit(options.httpPutResponseHopLimit()));
        }
        if (has(InstanceDrift.MONITORING) && desired.monitoring()) {
            writes.monitorInstances(r -> r.instanceIds(id));
        } else if (has(InstanceDrift.MONITORING)) {
            writes.unmonitorInstances(r -> r.instanceIds(id));
        }
    }

    private void changeProfile() {
        Optional<IamInstanceProfileAssociation> association = InstanceDrift.association(view, scope, live);
        String name = desired.instanceProfileName();
        if (name == null) {
            association.ifPresent(
                    one -> writes.disassociateIamInstanceProfile(r -> r.associationId(one.associationId())));
            return;
        }
        IamInstanceProfileSpecification profile =
                IamInstanceProfileSpecification.builder().name(name).build();
        association.ifPresentOrElse(
                one -> writes.replaceIamInstanceProfileAssociation(
                        r -> r.associationId(one.associationId()).iamInstanceProfile(profile)),
                () -> writes.associateIamInstanceProfile(r -> r.instanceId(id).iamInstanceProfile(profile)));
    }

    private void changeNetworkInterface() {
        Instances.networkInterface(live).ifPresent(primary -> {
            String interfaceId = primary.networkInterfaceId();
            if (has(InstanceDrift.GROUPS)) {
                writes.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(interfaceId)
                        .groups(desired.network().securityGroupIds()));
            }
            List<Tag> tags = Ec2Objects.byId(view, Ec2Kinds.NETWORK_INTERFACES, interfaceId, scope.asOf())
                    .map(NetworkInterface::tagSet)
                    .orElse(List.of());
            Ec2Tags.write(view, scope, interfaceId, tags, desired.network().tags());
        });
    }

    private void changeRootVolume() {
        RootVolume root = desired.rootVolume();
        if (has(InstanceDrift.ROOT_DELETED)) {
            InstanceBlockDeviceMappingSpecification mapping =
                    Instances.mapping(live.rootDeviceName(), root.deleteOnTermination());
            writes.modifyInstanceAttribute(r -> r.instanceId(id).blockDeviceMappings(mapping));
        }
        Instances.rootVolumeId(live).ifPresent(volumeId -> {
            Optional<Volume> volume = Ec2Objects.byId(view, Ec2Kinds.VOLUMES, volumeId, scope.asOf());
            Ec2Tags.write(view, scope, volumeId, volume.map(Volume::tags).orElse(List.of()), root.tags());
            volume.map(EbsValues::of)
                    .filter(values -> !root.values().drift("", values).isEmpty())
                    .ifPresent(values -> modifications.begin(root.values().modification(volumeId, values)));
        });
    }

    /// Stop, change the type, start: one of them, so that the caller can wait in between. A process that ends halfway
    /// leaves a stopped instance, which is started like any other.
    private Instance restart() {
        boolean isStopped = live.state().name() == InstanceStateName.STOPPED;
        if (has(InstanceDrift.TYPE) && isStopped) {
            writes.modifyInstanceAttribute(r -> r.instanceId(id).instanceType(v -> v.value(desired.instanceType())));
            return live.toBuilder().instanceType(desired.instanceType()).build();
        }
        if (isStopped) {
            writes.startInstances(r -> r.instanceIds(id));
            return in(InstanceStateName.PENDING);
        }
        if (live.state().name() != InstanceStateName.STOPPING) {
            writes.stopInstances(r -> r.instanceIds(id));
        }
        return in(InstanceStateName.STOPPING);
    }

    private Instance in(InstanceStateName state) {
        return live.toBuilder().state(s -> s.name(state)).build();
    }
}
