package io.dataplane.testbed;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.S3Object;

/// What a person does in the console, before or behind the provider's back.
public final class AwsHand {
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},
            "Action":"sts:AssumeRole"}]}""";

    private final Ec2Client ec2;
    private final IamClient iam;
    private final S3Client s3;
    private final String region;

    public AwsHand(AwsClients clients) {
        this.ec2 = clients.ec2();
        this.iam = clients.iam();
        this.s3 = clients.s3();
        this.region = clients.region();
    }

    public String createVpc(String name, String cidr) {
        return ec2.createVpc(request -> request.cidrBlock(cidr).tagSpecifications(named(ResourceType.VPC, name)))
                .vpc()
                .vpcId();
    }

    public String createSubnet(String vpcId, String name, String cidr, String zone) {
        return ec2.createSubnet(request -> request.vpcId(vpcId)
                        .cidrBlock(cidr)
                        .availabilityZone(zone)
                        .tagSpecifications(named(ResourceType.SUBNET, name)))
                .subnet()
                .subnetId();
    }

    public String createInternetGateway(String vpcId, String name) {
        String id = ec2.createInternetGateway(
                        request -> request.tagSpecifications(named(ResourceType.INTERNET_GATEWAY, name)))
                .internetGateway()
                .internetGatewayId();
        ec2.attachInternetGateway(request -> request.internetGatewayId(id).vpcId(vpcId));
        return id;
    }

    public String createSecurityGroup(String vpcId, String name) {
        String id = ec2.createSecurityGroup(request -> request.vpcId(vpcId)
                        .groupName(name)
                        .description("Made by hand")
                        .tagSpecifications(named(ResourceType.SECURITY_GROUP, name)))
                .groupId();
        authorizeIngress(id, 22, "10.0.0.0/8");
        return id;
    }

    public void importKeyPair(String name, String publicKey) {
        ec2.importKeyPair(request -> request.keyName(name)
                .publicKeyMaterial(software.amazon.awssdk.core.SdkBytes.fromUtf8String(publicKey))
                .tagSpecifications(named(ResourceType.KEY_PAIR, name)));
    }

    /// Its allocation id.
    public String allocateAddress(String name) {
        return ec2.allocateAddress(request ->
                        request.domain(DomainType.VPC).tagSpecifications(named(ResourceType.ELASTIC_IP, name)))
                .allocationId();
    }

    public String createVolume(String name, String zone, int size) {
        return ec2.createVolume(request ->
                        request.availabilityZone(zone).size(size).tagSpecifications(named(ResourceType.VOLUME, name)))
                .volumeId();
    }

    public void createInstanceProfile(String name) {
        iam.createRole(request ->
                request.roleName(name).assumeRolePolicyDocument(TRUST).tags(iamTeam()));
        iam.createInstanceProfile(request -> request.instanceProfileName(name).tags(iamTeam()));
        iam.addRoleToInstanceProfile(
                request -> request.instanceProfileName(name).roleName(name));
    }

    public void createBucket(String name) {
        s3.createBucket(request -> request.bucket(name)
                .createBucketConfiguration(
                        where -> where.locationConstraint(BucketLocationConstraint.fromValue(region))));
        s3.putBucketTagging(request -> request.bucket(name).tagging(tagging -> tagging.tagSet(s3Team())));
    }

    public void tag(String id, String key, String value) {
        ec2.createTags(request ->
                request.resources(id).tags(Tag.builder().key(key).value(value).build()));
    }

    public void untag(String id, String key) {
        ec2.deleteTags(
                request -> request.resources(id).tags(Tag.builder().key(key).build()));
    }

    public void terminate(String instanceId) {
        ec2.terminateInstances(request -> request.instanceIds(instanceId));
    }

    public void stop(String instanceId) {
        ec2.stopInstances(request -> request.instanceIds(instanceId));
    }

    public void changeType(String instanceId, String type) {
        ec2.stopInstances(request -> request.instanceIds(instanceId));
        ec2.modifyInstanceAttribute(request -> request.instanceId(instanceId).instanceType(value -> value.value(type)));
        ec2.startInstances(request -> request.instanceIds(instanceId));
    }

    public void protect(String instanceId, boolean protect) {
        ec2.modifyInstanceAttribute(
                request -> request.instanceId(instanceId).disableApiTermination(value -> value.value(protect)));
    }

    public void authorizeIngress(String groupId, int port, String cidr) {
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(groupId).ipPermissions(tcp(port, cidr)));
    }

    public void revokeIngress(String groupId, int port, String cidr) {
        ec2.revokeSecurityGroupIngress(request -> request.groupId(groupId).ipPermissions(tcp(port, cidr)));
    }

    public void detachVolume(String volumeId) {
        String instanceId = ec2.describeVolumes(request -> request.volumeIds(volumeId))
                .volumes()
                .getFirst()
                .attachments()
                .getFirst()
                .instanceId();
        ec2.detachVolume(request -> request.volumeId(volumeId).instanceId(instanceId));
    }

    public void deleteVolume(String volumeId) {
        ec2.deleteVolume(request -> request.volumeId(volumeId));
    }

    public void deleteRoute(String routeTableId, String cidr) {
        ec2.deleteRoute(request -> request.routeTableId(routeTableId).destinationCidrBlock(cidr));
    }

    public void disassociateRouteTable(String subnetId) {
        endAssociations(filter("association.subnet-id", subnetId));
    }

    private void endAssociations(Filter routeTables) {
        ec2.describeRouteTables(request -> request.filters(routeTables))
                .routeTables()
                .getFirst()
                .associations()
                .forEach(association -> ec2.disassociateRouteTable(
                        request -> request.associationId(association.routeTableAssociationId())));
    }

    /// The emulator keeps the association of a subnet that is gone; AWS ends it along with the subnet.
    private void deleteRouteTable(String routeTableId) {
        endAssociations(filter("route-table-id", routeTableId));
        ec2.deleteRouteTable(request -> request.routeTableId(routeTableId));
    }

    public void detachInternetGateway(String gatewayId, String vpcId) {
        ec2.detachInternetGateway(
                request -> request.internetGatewayId(gatewayId).vpcId(vpcId));
    }

    public void disassociateAddress(String allocationId) {
        String associationId = ec2.describeAddresses(request -> request.allocationIds(allocationId))
                .addresses()
                .getFirst()
                .associationId();
        ec2.disassociateAddress(request -> request.associationId(associationId));
    }

    public void releaseAddress(String allocationId) {
        ec2.releaseAddress(request -> request.allocationId(allocationId));
    }

    public void deleteKeyPair(String name) {
        ec2.deleteKeyPair(request -> request.keyName(name));
    }

    public void deleteRolePolicy(String role, String policy) {
        iam.deleteRolePolicy(request -> request.roleName(role).policyName(policy));
    }

    public void removeRoleFromProfile(String profile, String role) {
        iam.removeRoleFromInstanceProfile(
                request -> request.instanceProfileName(profile).roleName(role));
    }

    public void untagRole(String role, String key) {
        iam.untagRole(request -> request.roleName(role).tagKeys(key));
    }

    public void deleteObjects(String bucket) {
        for (S3Object object :
                s3.listObjectsV2(request -> request.bucket(bucket)).contents()) {
            s3.deleteObject(request -> request.bucket(bucket).key(object.key()));
        }
    }

    public void deleteBucket(String bucket) {
        deleteObjects(bucket);
        s3.deleteBucket(request -> request.bucket(bucket));
    }

    public void deleteVpc(String vpcId) {
        ec2.deleteVpc(request -> request.vpcId(vpcId));
    }

    public void putObject(String bucket, String key, String content) {
        s3.putObject(
                request -> request.bucket(bucket).key(key),
                software.amazon.awssdk.core.sync.RequestBody.fromString(content));
    }

    /// Deletes all of these, in an order that AWS accepts.
    public void deleteAll(List<AwsObject> objects) {
        each(objects, "instance", this::terminate);
        each(objects, "volume", this::deleteVolumeIfThere);
        each(objects, "elastic IP", this::releaseAddress);
        each(objects, "security group", id -> ec2.deleteSecurityGroup(request -> request.groupId(id)));
        each(objects, "subnet", id -> ec2.deleteSubnet(request -> request.subnetId(id)));
        each(objects, "route table", this::deleteRouteTable);
        objects.stream()
                .filter(object -> object.kind().equals("internet gateway"))
                .forEach(this::deleteGateway);
        each(objects, "VPC", id -> ec2.deleteVpc(request -> request.vpcId(id)));
        each(objects, "key pair", this::deleteKeyPair);
        each(objects, "instance profile", this::deleteProfile);
        each(objects, "role", this::deleteRole);
    }

    /// A root volume goes along with its instance.
    private void deleteVolumeIfThere(String volumeId) {
        if (!ec2.describeVolumes(request -> request.filters(filter("volume-id", volumeId)))
                .volumes()
                .isEmpty()) {
            deleteVolume(volumeId);
        }
    }

    private static void each(List<AwsObject> objects, String kind, Consumer<String> delete) {
        objects.stream()
                .filter(object -> object.kind().equals(kind))
                .map(AwsObject::id)
                .forEach(delete);
    }

    private void deleteGateway(AwsObject gateway) {
        ec2.describeInternetGateways(request -> request.internetGatewayIds(gateway.id()))
                .internetGateways()
                .getFirst()
                .attachments()
                .forEach(attachment -> detachInternetGateway(gateway.id(), attachment.vpcId()));
        ec2.deleteInternetGateway(request -> request.internetGatewayId(gateway.id()));
    }

    private void deleteProfile(String name) {
        iam.getInstanceProfile(request -> request.instanceProfileName(name))
                .instanceProfile()
                .roles()
                .forEach(role -> removeRoleFromProfile(name, role.roleName()));
        iam.deleteInstanceProfile(request -> request.instanceProfileName(name));
    }

    private void deleteRole(String name) {
        iam.listRolePolicies(request -> request.roleName(name))
                .policyNames()
                .forEach(policy -> deleteRolePolicy(name, policy));
        iam.deleteRole(request -> request.roleName(name));
    }

    private static IpPermission tcp(int port, String cidr) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipRanges(IpRange.builder().cidrIp(cidr).build())
                .build();
    }

    private static software.amazon.awssdk.services.iam.model.Tag iamTeam() {
        return software.amazon.awssdk.services.iam.model.Tag.builder()
                .key("Team")
                .value("platform")
                .build();
    }

    private static software.amazon.awssdk.services.s3.model.Tag s3Team() {
        return software.amazon.awssdk.services.s3.model.Tag.builder()
                .key("Team")
                .value("platform")
                .build();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static TagSpecification named(ResourceType type, String name) {
        Map<String, String> tags = Map.of("Name", name, "Team", "platform");
        return TagSpecification.builder()
                .resourceType(type)
                .tags(tags.entrySet().stream()
                        .map(entry -> Tag.builder()
                                .key(entry.getKey())
                                .value(entry.getValue())
                                .build())
                        .toList())
                .build();
    }
}
