package io.dataplane.provider.component.ec2;

import static io.dataplane.provider.component.ec2.Ec2Objects.unlessGone;

import io.dataplane.provider.aws.DesiredTags;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Readiness;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMappingSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Volume;

/// An instance with its network interface and root volume, launched by a call of its own.
public final class InstanceComponent implements Component<InstanceComponent.Desired, Instance> {
    private final RegionView view;
    private final VolumeModifications modifications;
    private final boolean awaitsStatusChecks;
    private final Map<ComponentId, String> launched = new ConcurrentHashMap<>();

    /// Those that were stopped here only to be changed, though nobody manages their state.
    private final Set<String> interrupted = ConcurrentHashMap.newKeySet();
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    /// What AWS needs to know; null where AWS decides.
    ///
    /// @param userData base64
    /// @param state running or stopped; null where nobody manages it
    /// @param storeDisks disks of the instance's own store, by device
    public record Desired(
            String imageId,
            String instanceType,
            @Nullable String keyName,
            @Nullable String userData,
            @Nullable String instanceProfileName,
            boolean ebsOptimized,
            boolean monitoring,
            @Nullable InstanceStateName state,
            Protection terminationProtection,
            MetadataOptions metadataOptions,
            Network network,
            RootVolume rootVolume,
            Map<String, String> storeDisks,
            DesiredTags tags) {
        Desired running() {
            return new Desired(
                    imageId,
                    instanceType,
                    keyName,
                    userData,
                    instanceProfileName,
                    ebsOptimized,
                    monitoring,
                    InstanceStateName.RUNNING,
                    terminationProtection,
                    metadataOptions,
                    network,
                    rootVolume,
                    storeDisks,
                    tags);
        }
    }

    /// AWS tells the termination protection of one instance at a time, so it is asked only where it matters.
    public enum Protection {
        ON,
        /// It was on: look, and switch it off.
        OFF,
        /// It never was on.
        UNCHECKED
    }

    /// @param httpTokens `required` or `optional`
    public record MetadataOptions(String httpTokens, int httpPutResponseHopLimit) {}

    /// The network interface.
    public record Network(
            String subnetId,
            Set<String> securityGroupIds,
            boolean assignPublicIp,
            @Nullable String privateIp,
            boolean sourceDestCheck,
            DesiredTags tags) {
        public Network {
            securityGroupIds = Set.copyOf(securityGroupIds);
        }
    }

    /// @param deviceName the root device name of the image
    public record RootVolume(
            String deviceName,
            int sizeGib,
            String volumeType,
            @Nullable Integer iops,
            @Nullable Integer throughput,
            boolean encrypted,
            @Nullable String kmsKeyId,
            boolean deleteOnTermination,
            DesiredTags tags) {
        EbsValues values() {
            return new EbsValues(sizeGib, volumeType, iops, throughput);
        }
    }

    public InstanceComponent(RegionView view) {
        this(view, false);
    }

    /// @param awaitsStatusChecks whether one that was launched or started counts only when its status checks are passed
    public InstanceComponent(RegionView view, boolean awaitsStatusChecks) {
        this.view = view;
        this.awaitsStatusChecks = awaitsStatusChecks;
        this.modifications = new VolumeModifications(view);
    }

    @Override
    public String type() {
        return "AWS::EC2::Instance";
    }

    /// One that is going or gone is absent, unless we launched it a moment ago: then somebody must learn why it died.
    @Override
    public Observed<Instance> find(Scope scope) {
        List<Instance> all = view.list(Ec2Kinds.INSTANCES, scope.asOf());
        List<Instance> alive = all.stream().filter(Instances::isAlive).toList();
        alive.forEach(instance -> view.refer(Ec2Kinds.PROFILE_ASSOCIATIONS, instance.instanceId()));
        Observed<Instance> found = Ec2Objects.find(alive, Ec2Kinds.INSTANCES, scope);
        if (!(found instanceof Observed.Absent<Instance>)) {
            return found;
        }
        String launchedId = launched.getOrDefault(scope.id(), "");
        return all.stream()
                .filter(instance -> instance.instanceId().equals(launchedId))
                .findFirst()
                .<Observed<Instance>>map(
                        dead -> new Observed.Owned<>(dead, OwnerTags.generation(Ec2Tags.map(dead.tags()))))
                .orElse(found);
    }

    @Override
    public List<Drift> drift(Scope scope, Instance live, Desired desired) {
        boolean starts = desired.state() == null && interrupted.contains(live.instanceId());
        return new InstanceDrift(view, scope, live, starts ? desired.running() : desired).list();
    }

    /// A stopped one is ready to be changed or started; that it should run is for [#drift] to say.
    @Override
    public Readiness ready(Instance live) {
        return switch (live.state().name()) {
            case RUNNING, STOPPED -> {
                Readiness root = Instances.rootVolumeId(live)
                        .map(modifications::readiness)
                        .orElse(Readiness.READY);
                yield root == Readiness.READY && awaitsChecks(live) ? StatusChecks.of(view.region(), live) : root;
            }
            case SHUTTING_DOWN, TERMINATED ->
                new Readiness.Broken("EC2 terminated it: "
                        + (live.stateReason() == null
                                ? "no reason given"
                                : live.stateReason().message()));
            case PENDING, STOPPING, UNKNOWN_TO_SDK_VERSION ->
                new Readiness.Pending(live.state().nameAsString());
        };
    }

    private boolean awaitsChecks(Instance live) {
        return awaitsStatusChecks
                && live.state().name() == InstanceStateName.RUNNING
                && (started.contains(live.instanceId()) || launched.containsValue(live.instanceId()));
    }

    @Override
    public Instance create(Scope scope, Desired desired) {
        Scope launch = InstanceLaunch.scope(view, scope);
        Instance instance = view.region()
                .ec2Writes()
                .runInstances(InstanceLaunch.request(view.region(), launch, desired))
                .instances()
                .getFirst();
        launched.put(scope.id(), instance.instanceId());
        return instance;
    }

    @Override
    public Instance update(Scope scope, Instance live, Desired desired, List<Drift> drift) {
        if (desired.state() == null && live.state().name() == InstanceStateName.RUNNING) {
            interrupted.add(live.instanceId()); // if this change stops it
        }
        started.add(live.instanceId()); // if this change starts it
        return new InstanceChanges(view, modifications, scope, live, desired, drift).make();
    }

    @Override
    public void delete(Scope scope, Instance live) {
        launched.remove(scope.id());
        if (Instances.isAlive(live)) {
            keepDataVolumes(scope, live);
            unlessGone(() -> view.region().ec2Writes().terminateInstances(r -> r.instanceIds(live.instanceId())));
        }
    }

    /// Data volumes have a life of their own: whoever wants them gone deletes them.
    private void keepDataVolumes(Scope scope, Instance live) {
        Set<String> ours = view.list(Ec2Kinds.VOLUMES, scope.asOf()).stream()
                .map(Volume::volumeId)
                .collect(Collectors.toSet());
        List<InstanceBlockDeviceMappingSpecification> kept = live.blockDeviceMappings().stream()
                .filter(mapping -> !mapping.deviceName().equals(live.rootDeviceName()))
                .filter(mapping -> mapping.ebs() != null
                        && Boolean.TRUE.equals(mapping.ebs().deleteOnTermination())
                        && ours.contains(mapping.ebs().volumeId()))
                .map(mapping -> Instances.mapping(mapping.deviceName(), false))
                .toList();
        if (!kept.isEmpty()) {
            unlessGone(() -> view.region().ec2Writes().modifyInstanceAttribute(r -> r.instanceId(live.instanceId())
                    .blockDeviceMappings(kept)));
        }
    }

    @Override
    public Facts facts(Instance live) {
        String arn = Ec2Objects.arn(view, "instance", live.instanceId());
        return new Facts(Ec2Tags.name(live.tags()), live.instanceId(), arn);
    }
}
