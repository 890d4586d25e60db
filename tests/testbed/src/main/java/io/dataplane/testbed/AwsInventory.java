package io.dataplane.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Lists everything that is in the emulator: EC2 of one region, IAM and S3.
public final class AwsInventory {
    private static final Set<String> GONE = Set.of("terminated", "shutting-down");

    private final Ec2Client ec2;
    private final IamClient iam;
    private final S3Client s3;
    private final List<AwsObject> objects = new ArrayList<>();

    private AwsInventory(AwsClients clients) {
        this.ec2 = clients.ec2();
        this.iam = clients.iam();
        this.s3 = clients.s3();
    }

    public static Inventory take(AwsClients clients) {
        AwsInventory inventory = new AwsInventory(clients);
        inventory.network();
        inventory.machines();
        inventory.identities();
        inventory.buckets();
        return Inventory.of(inventory.objects);
    }

    private <T extends SdkPojo> void add(String kind, List<T> described, Function<T, String> id) {
        described.forEach(item -> objects.add(AwsObject.of(kind, id.apply(item), item)));
    }

    private void network() {
        List<Vpc> vpcs = ec2.describeVpcs().vpcs();
        vpcs.forEach(this::vpc);
        Set<String> vpcIds = vpcs.stream().map(Vpc::vpcId).collect(Collectors.toSet());
        add("subnet", ec2.describeSubnets().subnets(), subnet -> subnet.subnetId());
        add("internet gateway", ec2.describeInternetGateways().internetGateways(), igw -> igw.internetGatewayId());
        add("route table", ec2.describeRouteTables().routeTables(), table -> table.routeTableId());
        add("security group", ec2.describeSecurityGroups().securityGroups(), group -> group.groupId());
        // AWS deletes a VPC's default ACL along with it; the emulator leaves it behind. Which subnets are associated
        // with it is theirs: every new one is.
        List<NetworkAcl> acls = ec2.describeNetworkAcls().networkAcls().stream()
                .filter(acl -> vpcIds.contains(acl.vpcId()))
                .map(acl -> acl.toBuilder().associations(List.of()).build())
                .toList();
        add("network ACL", acls, acl -> acl.networkAclId());
        add(
                "network interface",
                ec2.describeNetworkInterfacesPaginator().networkInterfaces().stream()
                        .toList(),
                eni -> eni.networkInterfaceId());
        add("VPC endpoint", ec2.describeVpcEndpoints().vpcEndpoints(), endpoint -> endpoint.vpcEndpointId());
        add("elastic IP", ec2.describeAddresses().addresses(), address -> address.allocationId());
        ec2.describeKeyPairs(request -> request.includePublicKey(true))
                .keyPairs()
                .forEach(pair -> objects.add(AwsObject.of("key pair", pair.keyName(), pair)));
    }

    private void vpc(Vpc vpc) {
        objects.add(AwsObject.of("VPC", vpc.vpcId(), vpc)
                .with("DnsSupport", vpcAttribute(vpc, VpcAttributeName.ENABLE_DNS_SUPPORT))
                .with("DnsHostnames", vpcAttribute(vpc, VpcAttributeName.ENABLE_DNS_HOSTNAMES)));
    }

    private SdkPojo vpcAttribute(Vpc vpc, VpcAttributeName name) {
        return ec2.describeVpcAttribute(request -> request.vpcId(vpc.vpcId()).attribute(name));
    }

    private void machines() {
        for (Reservation reservation : ec2.describeInstancesPaginator().reservations()) {
            reservation.instances().stream()
                    .filter(instance -> !GONE.contains(instance.state().nameAsString()))
                    .forEach(this::instance);
        }
        add("volume", ec2.describeVolumesPaginator().volumes().stream().toList(), volume -> volume.volumeId());
        add(
                "profile association",
                ec2.describeIamInstanceProfileAssociations().iamInstanceProfileAssociations(),
                association -> association.associationId());
    }

    private void instance(Instance instance) {
        objects.add(AwsObject.of("instance", instance.instanceId(), instance)
                .with(
                        "DisableApiTermination",
                        ec2.describeInstanceAttribute(request -> request.instanceId(instance.instanceId())
                                        .attribute(InstanceAttributeName.DISABLE_API_TERMINATION))
                                .disableApiTermination()
                                .value()));
    }

    private void identities() {
        for (Role role : iam.listRoles().roles()) {
            Map<String, String> inline = new TreeMap<>();
            iam.listRolePolicies(request -> request.roleName(role.roleName()))
                    .policyNames()
                    .forEach(name -> inline.put(name, policy(role, name)));
            objects.add(AwsObject.of("role", role.roleName(), role)
                    .with("InlinePolicies", inline)
                    .with(
                            "AttachedPolicies",
                            iam.listAttachedRolePolicies(request -> request.roleName(role.roleName()))
                                    .attachedPolicies())
                    .withTags(iam.listRoleTags(request -> request.roleName(role.roleName()))
                            .tags()));
        }
        iam.listInstanceProfiles().instanceProfiles().forEach(this::profile);
        add(
                "policy",
                iam.listPolicies(request -> request.scope(PolicyScopeType.LOCAL))
                        .policies(),
                policy -> policy.arn());
    }

    private String policy(Role role, String name) {
        return iam.getRolePolicy(request -> request.roleName(role.roleName()).policyName(name))
                .policyDocument();
    }

    private void profile(InstanceProfile profile) {
        String name = profile.instanceProfileName();
        objects.add(AwsObject.of(
                "instance profile",
                name,
                iam.getInstanceProfile(request -> request.instanceProfileName(name))
                        .instanceProfile()));
    }

    private void buckets() {
        s3.listBuckets().buckets().forEach(bucket -> bucket(bucket.name()));
    }

    private void bucket(String name) {
        AwsObject bucket = new AwsObject("bucket", name, new TreeMap<>(), new TreeMap<>())
                .with("Location", s3.getBucketLocation(request -> request.bucket(name)))
                .with("Versioning", s3.getBucketVersioning(request -> request.bucket(name)))
                .with("Acl", ifSet(() -> s3.getBucketAcl(request -> request.bucket(name))))
                .with("Policy", ifSet(() -> s3.getBucketPolicy(request -> request.bucket(name))))
                .with("PublicAccess", ifSet(() -> s3.getPublicAccessBlock(request -> request.bucket(name))))
                .with("Ownership", ifSet(() -> s3.getBucketOwnershipControls(request -> request.bucket(name))))
                .with("Encryption", ifSet(() -> s3.getBucketEncryption(request -> request.bucket(name))))
                .with("Lifecycle", ifSet(() -> s3.getBucketLifecycleConfiguration(request -> request.bucket(name))));
        if (ifSet(() -> s3.getBucketTagging(request -> request.bucket(name)))
                instanceof software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse tagging) {
            bucket = bucket.withTags(tagging.tagSet());
        }
        objects.add(bucket);
        for (S3Object object : s3.listObjectsV2(request -> request.bucket(name)).contents()) {
            objects.add(AwsObject.of("object", name + "/" + object.key(), object));
        }
    }

    /// S3 answers with an error where other services answer with nothing.
    private static Object ifSet(Supplier<? extends SdkPojo> read) {
        try {
            return read.get();
        } catch (AwsServiceException e) {
            return e.awsErrorDetails().errorCode();
        }
    }
}
