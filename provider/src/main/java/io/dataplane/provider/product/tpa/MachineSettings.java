package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.rule.TagMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings that a location, the defaults and an instance share.
public record MachineSettings(
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

        @Optional @Doc("How the instance reaches its metadata service.") @Nullable
        MetadataModel metadataOptions,

        @Optional @Doc("Detailed monitoring.") @Nullable Boolean monitoring,

        @Optional @Doc("EBS optimisation; `true` by default where the type knows it.") @Nullable
        Boolean ebsOptimized,

        @Optional @Doc("Check source and destination of its traffic; `true` by default.") @Nullable
        Boolean sourceDestCheck,

        @Optional @Doc("Security groups beside the cluster's, by id.") @Nullable
        List<Planned<String>> extraSecurityGroupIds) {}
