package io.dataplane.provider.aws;

/// What a user can do about an AWS error, one sentence per code; empty where the message says it all.
final class AwsAdvice {
    private AwsAdvice() {}

    static String of(String code) {
        return switch (code) {
            case "VcpuLimitExceeded", "InstanceLimitExceeded" ->
                quota("Running On-Demand instances (vCPU), of the instance type's family");
            case "VolumeLimitExceeded" -> quota("Storage for EBS volumes of this type, in TiB");
            case "MaxIOPSLimitExceeded" -> quota("IOPS for Provisioned IOPS SSD volumes");
            case "VpcLimitExceeded" -> quota("VPCs per Region");
            case "SubnetLimitExceeded" -> quota("Subnets per VPC");
            case "InternetGatewayLimitExceeded" -> quota("Internet gateways per Region");
            case "AddressLimitExceeded" -> quota("EC2-VPC Elastic IPs");
            case "SecurityGroupLimitExceeded" -> quota("VPC security groups per Region");
            case "RulesPerSecurityGroupLimitExceeded" -> quota("Inbound or outbound rules per security group");
            case "RouteLimitExceeded" -> quota("Routes per route table");
            case "RouteTableLimitExceeded" -> quota("Route tables per VPC");
            case "OutstandingVpcPeeringConnectionLimitExceeded" -> quota("Outstanding VPC peering connection requests");
            case "TooManyBuckets" -> quota("General purpose buckets");
            case "LimitExceeded", "LimitExceededException" -> "Remove what is no longer needed, or ask AWS for more.";
            case "InsufficientInstanceCapacity", "InsufficientHostCapacity" ->
                "AWS has no such machine free in this zone now. Try later, another zone, or another instance type.";
            case "InsufficientFreeAddressesInSubnet" -> "Use a larger subnet, or remove what uses its addresses.";
            case "Unsupported" -> "Choose another instance type or another availability zone.";
            case "VolumeModificationRateExceeded" ->
                "AWS allows one change of a volume in six hours. Apply again when they are over.";
            case "OptInRequired" ->
                "Subscribe to the image's product in the AWS Marketplace, or enable the region for the account.";
            case "PendingVerification" -> "AWS is verifying the account for this region. Apply again in a few minutes.";
            case "InvalidAMIID.NotFound", "InvalidAMIID.Unavailable" ->
                "Check that the image exists in this region and is shared with the account.";
            case "InvalidSubnet.Conflict" -> "Choose a range that no other subnet of the VPC overlaps.";
            case "BucketAlreadyExists" ->
                "The name belongs to another AWS account, and names are worldwide. Name another bucket.";
            case "IdempotentInstanceTerminated" ->
                "An instance launched by this attempt has been terminated since. Apply again.";
            case "UnauthorizedOperation", "AccessDenied", "AccessDeniedException" ->
                "Allow the action in the caller's policies; a service control policy or permissions boundary may deny it.";
            case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
                "Renew the credentials (log in again) and repeat the command.";
            case "AuthFailure", "InvalidClientTokenId", "UnrecognizedClientException" ->
                "Check the credentials, and that the region is enabled for the account.";
            case "RequestTimeTooSkewed" -> "Set this machine's clock.";
            default -> "";
        };
    }

    private static String quota(String name) {
        return "The quota \"" + name + "\" is used up: remove what is no longer needed, or raise it in Service Quotas.";
    }
}
