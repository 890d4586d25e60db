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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;

/// An instance with its network interface and root volume, launched by a call of its own.
public final class InstanceComponent implements Component<InstanceComponent.Desired, Instance> {
    private final RegionView view;
    private final VolumeModifications modifications;
    private final Map<ComponentId, String> launched = new ConcurrentHashMap<>();

    /// What AWS needs to know; null where AWS decides.
    ///
    /// @param userData base64
    /// @param storeDisks disks of the instance's own store, by device
    public record Desired(
            String imageId,
            String instanceType,
            @Nullable String keyName,
            @Nullable String userData,
            @Nullable String instanceProfileName,
            boolean ebsOptimized,
            boolean monitoring,
            Protection terminationProtection,
            MetadataOptions metadataOptions,
            Network network,
            RootVolume rootVolume,
            Map<String, String> storeDisks,
            DesiredTags tags) {}

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
        this.view = view;
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
        return new InstanceDrift(view, scope, live, desired).list();
    }

    /// A stopped one is ready to be changed or started; that it should run is for [#drift] to say.
    @Override
    public Readiness ready(Instance live) {
        return switch (live.state().name()) {
            case RUNNING, STOPPED ->
                Instances.rootVolumeId(live).map(modifications::readiness).orElse(Readiness.READY);
            case SHUTTING_DOWN, TERMINATED ->
                new Readiness.Broken("EC2 terminated it: "
                        + (live.stateReason() == null
                                ? "no reason given"
                                : live.stateReason().message()));
            case PENDING, STOPPING, UNKNOWN_TO_SDK_VERSION ->
                new Readiness.Pending(live.state().nameAsString());
        };
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
        return new InstanceChanges(view, modifications, scope, live, desired, drift).make();
    }

    @Override
    public void delete(Scope scope, Instance live) {
        launched.remove(scope.id());
        if (Instances.isAlive(live)) {
            unlessGone(() -> view.region().ec2Writes().terminateInstances(r -> r.instanceIds(live.instanceId())));
        }
    }

    @Override
    public Facts facts(Instance live) {
        String arn = Ec2Objects.arn(view, "instance", live.instanceId());
        return new Facts(Ec2Tags.name(live.tags()), live.instanceId(), arn);
    }
}
