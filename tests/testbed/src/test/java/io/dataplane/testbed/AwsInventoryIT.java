package io.dataplane.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AwsInventoryIT {
    private static final Emulator EMULATOR = Emulator.shared();
    private static final CountingProxy PROXY = CountingProxy.before(EMULATOR.endpoint());

    private final AwsClients direct = AwsClients.of(EMULATOR.endpoint(), "eu-west-1");
    private final AwsHand hand = new AwsHand(direct);

    @BeforeEach
    void reset() {
        EMULATOR.reset();
    }

    @AfterAll
    static void close() {
        PROXY.close();
    }

    @Test
    void namesEveryDifference() {
        Inventory empty = AwsInventory.take(direct);
        String vpc = hand.createVpc("shared", "10.1.0.0/16");
        String group = hand.createSecurityGroup(vpc, "db");
        hand.createBucket("some-bucket");
        hand.createInstanceProfile("db-profile");
        hand.allocateAddress("first");
        Inventory made = AwsInventory.take(direct);
        hand.tag(vpc, "Team", "other");
        hand.revokeIngress(group, 22, "10.0.0.0/8");
        hand.putObject("some-bucket", "a", "b");
        Inventory changed = AwsInventory.take(direct);

        assertThat(empty.differences(made)).allMatch(text -> text.startsWith("added "));
        assertThat(made.the("VPC", vpc).tags()).containsEntry("Name", "shared");
        assertThat(made.the("bucket", "some-bucket").tags()).containsEntry("Team", "platform");
        assertThat(made.the("instance profile", "db-profile").tags()).containsEntry("Team", "platform");
        assertThat(made.differences(changed))
                .anyMatch(text -> text.contains("VPC " + vpc + ": tag Team platform -> other"))
                .anyMatch(text -> text.contains("security group " + group + ": IpPermissions"))
                .anyMatch(text -> text.startsWith("added object some-bucket/a"))
                .hasSize(3);
    }

    @Test
    void takenTwiceItIsTheSame() {
        hand.createVpc("shared", "10.1.0.0/16");

        AwsInventory.take(direct).isLike(AwsInventory.take(direct));
    }

    @Test
    void throughTheProxyEveryServiceIsNamed() {
        URI endpoint = PROXY.endpoint();
        AwsInventory.take(AwsClients.of(endpoint, "eu-west-1"));
        new AwsHand(AwsClients.of(endpoint, "eu-west-1")).createBucket("some-bucket");

        assertThat(PROXY.counts()).containsKeys("ec2 DescribeVpcs", "iam ListRoles", "s3 GET buckets", "s3 PUT bucket");
    }
}
