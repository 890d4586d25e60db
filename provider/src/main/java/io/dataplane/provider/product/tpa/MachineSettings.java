package io.dataplane.provider.product.tpa;

import io.dataplane.provider.yaml.YamlMapping;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.Matches;
import io.dataplane.schema.rule.OneOf;
import io.dataplane.schema.rule.TagMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings that a location, the defaults and an instance share.
public record MachineSettings(
        @Optional
        @OneOf({"aws", "bare"})
        @Doc(
                "`aws` by default. `bare` is a machine that exists elsewhere: nothing is made for it, it only stands in what is"
                        + " handed over to TPA, and needs a `private_ip` or an `ansible_host`.")
        @Nullable
        String platform,

        @Optional @Doc("Its region; the provider's by default.") @Nullable
        String region,

        @Optional @Doc("Its subnet: a block, found or created in the VPC, or the id of a subnet that exists.") @Nullable
        String subnet,

        @Optional @Doc("Availability zone of a subnet that is created; the first one available by default.") @Nullable
        String az,

        @Optional @Doc("Instance type; `t3.micro` by default. A change stops and starts the instance.") @Nullable
        String type,

        @Optional @Doc("Image id. Existing instances keep theirs.") @Nullable
        Planned<String> image,

        @Optional @Doc("What it does: `primary`, `replica`, `witness`, `barman`, `bdr`, `etcd` and so on.") @Nullable
        Set<String> role,

        @Optional @Doc("The instance it replicates from.") @Nullable
        String upstream,

        @Optional @Doc("The instances, of role `barman`, that back it up.") @Nullable
        List<String> backup,

        @Optional @Doc("Give it a public address; by default when reachability is public.") @Nullable
        Boolean assignPublicIp,

        @Optional @Doc("Allocate an elastic IP for it, released when it goes.") @Nullable
        Boolean assignElasticIp,

        @Optional @Doc("Refuse its termination.") @Nullable Boolean terminationProtection,

        @Optional
        @TagMap(reserved = {"Name", "Cluster", "node", "CreatingCluster", "TPAAttachmentLabel"})
        @Doc("Further tags of the instance.")
        @Nullable
        Map<String, String> tags,

        @Optional @YamlMapping @Doc("Further variables of the instance for TPA, as YAML or JSON.") @Nullable
        String vars,

        @Optional @Doc("Make the instance, but leave it out of the inventory that is handed over to TPA.") @Nullable
        Boolean provisionOnly,

        @Optional @Doc("Address that TPA connects to, instead of the instance's own.") @Nullable
        String ansibleHost,

        @Optional @Doc("Settings of the instance that TPA's roles get as variables too, by name.") @Nullable
        List<String> exportAsVars,

        @Optional @Doc("How the instance reaches its metadata service.") @Nullable
        MetadataModel metadataOptions,

        @Optional @Doc("Detailed monitoring.") @Nullable Boolean monitoring,

        @Optional @Doc("EBS optimisation; `true` by default where the type knows it.") @Nullable
        Boolean ebsOptimized,

        @Optional @Doc("Check source and destination of its traffic; `true` by default.") @Nullable
        Boolean sourceDestCheck,

        @Optional @Doc("Security groups beside the cluster's, by id.") @Nullable
        List<Planned<String>> extraSecurityGroupIds,

        @Optional @Doc("Hosted zone of Route 53 that names the instance, by id.") @Nullable
        Planned<String> route53HostedZoneId,

        @Optional
        @Matches(
                pattern = "([a-zA-Z0-9_]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?\\.)*[a-zA-Z0-9-]{1,63}\\.?",
                message = "a domain such as `db.example.com`")
        @Doc("The zone's domain: the record is `<instance name>.<route53_zone>`, an A record that lasts 60 seconds.")
        @Nullable
        String route53Zone,

        @Optional @Doc("Name the private address instead of the one to deploy to.") @Nullable
        Boolean route53PrivateZone) {

    /// Nothing said.
    static final MachineSettings EMPTY = new MachineSettings(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null);

    MachineSettings in(@Nullable String otherRegion, @Nullable String otherSubnet) {
        return new MachineSettings(
                platform,
                otherRegion,
                otherSubnet,
                az,
                type,
                image,
                role,
                upstream,
                backup,
                assignPublicIp,
                assignElasticIp,
                terminationProtection,
                tags,
                vars,
                provisionOnly,
                ansibleHost,
                exportAsVars,
                metadataOptions,
                monitoring,
                ebsOptimized,
                sourceDestCheck,
                extraSecurityGroupIds,
                route53HostedZoneId,
                route53Zone,
                route53PrivateZone);
    }

    MachineSettings with(
            @Nullable Set<String> otherRole,
            @Nullable String otherUpstream,
            @Nullable List<String> otherBackup,
            Map<String, String> otherTags,
            @Nullable String otherVars) {
        return new MachineSettings(
                platform,
                region,
                subnet,
                az,
                type,
                image,
                otherRole,
                otherUpstream,
                otherBackup,
                assignPublicIp,
                assignElasticIp,
                terminationProtection,
                otherTags,
                otherVars,
                provisionOnly,
                ansibleHost,
                exportAsVars,
                metadataOptions,
                monitoring,
                ebsOptimized,
                sourceDestCheck,
                extraSecurityGroupIds,
                route53HostedZoneId,
                route53Zone,
                route53PrivateZone);
    }
}
