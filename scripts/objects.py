"""Prints one line per AWS object of an emulator: the kind and the id. Usage: objects.py ENDPOINT REGION"""

import re
import sys
import urllib.request

# action and parameters, the XML element that holds the id
EC2 = [
    ("DescribeVpcs", "vpcId"),
    ("DescribeSubnets", "subnetId"),
    ("DescribeInternetGateways", "internetGatewayId"),
    ("DescribeRouteTables", "routeTableId"),
    ("DescribeSecurityGroups", "groupId"),
    ("DescribeKeyPairs", "keyPairId"),
    ("DescribeVolumes", "volumeId"),
    ("DescribeNetworkInterfaces", "networkInterfaceId"),
    ("DescribeAddresses", "allocationId"),
    # AWS lists terminated instances for a while, the emulator for ever
    (
        "DescribeInstances&Filter.1.Name=instance-state-name&Filter.1.Value.1=pending&Filter.1.Value.2=running"
        "&Filter.1.Value.3=stopping&Filter.1.Value.4=stopped",
        "instanceId",
    ),
]
IAM = [("ListRoles", "RoleId"), ("ListInstanceProfiles", "InstanceProfileId")]


def get(endpoint, service, region, path):
    scope = f"test/20260101/{region}/{service}/aws4_request"
    headers = {"Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=none"}
    with urllib.request.urlopen(urllib.request.Request(endpoint + path, headers=headers)) as answer:
        return answer.read().decode()


def found(text, element):
    return sorted(set(re.findall(f"<{element}>([^<]+)</{element}>", text)))


def main(endpoint, region):
    for service, api, calls in (("ec2", "2016-11-15", EC2), ("iam", "2010-05-08", IAM)):
        for action, element in calls:
            text = get(endpoint, service, region, f"/?Version={api}&Action={action}")
            for name in found(text, element):
                print(action.split("&")[0].removeprefix("Describe").removeprefix("List"), name)
    for bucket in found(get(endpoint, "s3", region, "/"), "Name"):
        print("Buckets", bucket)
        for key in found(get(endpoint, "s3", region, f"/{bucket}?list-type=2"), "Key"):
            print("Objects", f"{bucket}/{key}")


main(*sys.argv[1:])
