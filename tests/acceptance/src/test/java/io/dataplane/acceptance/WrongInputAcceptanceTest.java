package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.testbed.Terraform;
import io.dataplane.testbed.TerraformRun;
import io.dataplane.testbed.TerraformRun.Complaint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What cannot work is an error at its attribute before the first write.
class WrongInputAcceptanceTest {
    @RegisterExtension
    private final Stage stage = new Stage();

    private final ClusterHcl alone = ClusterHcl.alone();

    /// An apply that ends with errors and has changed nothing.
    private List<Complaint> refused(Terraform terraform) {
        TerraformRun run =
                terraform.run("apply", "-auto-approve", "-input=false", "-json").fails();
        assertThat(stage.proxy().mutations()).as("writes before %s", run).isEmpty();
        List<Complaint> errors = run.complaints().stream()
                .filter(complaint -> complaint.severity().equals("error"))
                .toList();
        assertThat(errors).as("errors of %s", run).isNotEmpty();
        return errors;
    }

    private List<Complaint> refused(ClusterHcl cluster) {
        return refused(stage.terraform(cluster));
    }

    private static void complainAt(List<Complaint> complaints, String attribute, String... words) {
        assertThat(complaints)
                .as("a complaint at %s with %s", attribute, List.of(words))
                .anySatisfy(complaint -> {
                    assertThat(isAt(complaint, attribute)).isTrue();
                    assertThat(complaint.summary() + " " + complaint.detail()).contains(words);
                });
    }

    /// At the attribute's line, or at the line of its element that the text names.
    private static boolean isAt(Complaint complaint, String attribute) {
        boolean element = complaint.detail().startsWith(attribute + "[")
                && complaint.source().replace("\"", "").startsWith(elementOf(complaint.detail()));
        return complaint.source().startsWith(attribute) || element;
    }

    /// `"speedy-1"` of `instances["speedy-1"].type: ...`.
    private static String elementOf(String detail) {
        int open = detail.indexOf('[');
        return detail.substring(open + 1, detail.indexOf(']')).replace("\"", "");
    }

    @Test
    void overlappingSubnets() {
        List<Complaint> complaints = refused(alone.with("locations", """
                {
                    main  = { az = "eu-west-1a", subnet = "10.33.0.0/24" }
                    other = { az = "eu-west-1b", subnet = "10.33.0.128/25" }
                  }""")
                .node("speedy-2", "{ node = 2, location = \"other\", role = [\"replica\"], upstream = \"speedy-1\" }"));

        complainAt(complaints, "locations", "10.33.0.0/24", "10.33.0.128/25");
    }

    @Test
    void subnetThatOverlapsOneThatIsThere() {
        String vpc = stage.hand().createVpc("shared", "10.91.0.0/16");
        stage.hand().createSubnet(vpc, "theirs", "10.91.4.0/24", "eu-west-1b");

        List<Complaint> complaints = refused(alone.with("ec2_vpc", "{ \"eu-west-1\" = { vpc_id = \"" + vpc + "\" } }")
                .with("locations", "{ main = { az = \"eu-west-1a\", subnet = \"10.91.4.16/28\" } }"));

        complainAt(complaints, "locations", "10.91.4.16/28", "10.91.4.0/24");
    }

    @Test
    void subnetOutsideTheVpc() {
        complainAt(
                refused(alone.with("locations", "{ main = { az = \"eu-west-1a\", subnet = \"10.99.0.0/28\" } }")),
                "locations",
                "10.99.0.0/28",
                "10.33.0.0/16");
    }

    @Test
    void imageThatNobodyMade() {
        complainAt(
                refused(alone.with("ec2_ami", "{ name = \"debian-99-*\", owner = \"136693071363\" }")),
                "ec2_ami",
                "debian-99-*");
    }

    @Test
    void twoImages() {
        complainAt(
                refused(alone.with("ec2_ami", "{ name = \"debian-*-amd64-*\", owner = \"136693071363\" }")),
                "ec2_ami",
                "ami-0deb11a6420241111",
                "ami-0deb12a6420250210",
                "most_recent");
    }

    @Test
    void portBeyondTheLast() {
        complainAt(
                refused(alone.with(
                        "cluster_rules",
                        "[{ proto = \"tcp\", from_port = 22, to_port = 70000, cidr_ip = \"10.0.0.0/8\" }]")),
                "cluster_rules",
                "70000",
                "65535");
    }

    @Test
    void onePrivateAddressForTwoNodes() {
        complainAt(
                refused(ClusterHcl.speedy()
                        .node("speedy-1", "{ node = 1, role = [\"primary\"], private_ip = \"10.33.0.9\" }")
                        .node("speedy-3", "{ node = 3, role = [\"barman\"], private_ip = \"10.33.0.9\" }")),
                "instances",
                "10.33.0.9",
                "speedy-1",
                "speedy-3");
    }

    @Test
    void privateAddressOutsideTheSubnet() {
        complainAt(
                refused(alone.node("speedy-1", "{ node = 1, role = [\"primary\"], private_ip = \"10.33.0.99\" }")),
                "instances",
                "10.33.0.99",
                "10.33.0.0/28");
    }

    @Test
    void reservedTags() {
        complainAt(
                refused(alone.with("cluster_tags", "{ \"dataplane:owner\" = \"me\" }")), "cluster_tags", "dataplane:");
        complainAt(refused(alone.with("cluster_tags", "{ Name = \"me\" }")), "cluster_tags", "Name");
        complainAt(
                refused(alone.node("speedy-1", "{ node = 1, role = [\"primary\"], tags = { node = \"7\" } }")),
                "instances",
                "node");
    }

    @Test
    void vpcThatDoesNotExistAndCannotBeMade() {
        complainAt(
                refused(alone.with("ec2_vpc", "{ \"eu-west-1\" = { name = \"Example\" } }")),
                "ec2_vpc",
                "Example",
                "eu-west-1",
                "cidr");
        complainAt(
                refused(alone.with("ec2_vpc", "{ \"eu-west-1\" = { vpc_id = \"vpc-0123456789abcdef0\" } }")),
                "ec2_vpc",
                "vpc-0123456789abcdef0");
    }

    @Test
    void twoVpcsOfOneName() {
        String first = stage.hand().createVpc("Example", "10.91.0.0/16");
        String second = stage.hand().createVpc("Example", "10.92.0.0/16");

        complainAt(
                refused(alone.with("ec2_vpc", "{ \"eu-west-1\" = { name = \"Example\" } }")), "ec2_vpc", first, second);
    }

    @Test
    void securityGroupOfAnotherVpc() {
        String vpc = stage.hand().createVpc("shared", "10.91.0.0/16");
        String other = stage.hand().createVpc("other", "10.92.0.0/16");
        String group = stage.hand().createSecurityGroup(other, "theirs");

        complainAt(
                refused(alone.with("ec2_vpc", "{ \"eu-west-1\" = { vpc_id = \"" + vpc + "\" } }")
                        .with("locations", "{ main = { az = \"eu-west-1a\", subnet = \"10.91.0.0/28\" } }")
                        .with("security_group_ids", "{ \"eu-west-1\" = [\"" + group + "\"] }")),
                "security_group_ids",
                group,
                vpc,
                other);
    }

    @Test
    void namesOfWhatIsNotThere() {
        List<Complaint> complaints = refused(alone.with("ec2_instance_key", "\"nobodys-key\"")
                .with("instance_profile_name", "\"nobodys-profile\"")
                .with("cluster_bucket", "\"nobodys-bucket\"")
                .node("speedy-1", "{ node = 1, role = [\"primary\"], elastic_ip = \"198.51.100.7\" }"));

        complainAt(complaints, "ec2_instance_key", "nobodys-key");
        complainAt(complaints, "instance_profile_name", "nobodys-profile");
        complainAt(complaints, "cluster_bucket", "nobodys-bucket");
        complainAt(complaints, "instances", "198.51.100.7");
    }

    @Test
    void severalMistakesAreReportedTogetherWithoutAskingAws() {
        Terraform terraform = stage.terraform(ClusterHcl.speedy()
                .with("owner", "\"root\"")
                .with("cluster_tags", "{ \"dataplane:owner\" = \"me\" }")
                .with(
                        "cluster_rules",
                        "[{ proto = \"tcp\", from_port = 22, to_port = 70000, cidr_ip = \"10.0.0.0/8\" }]")
                .with("cluster_ssh_port", "0")
                .node("speedy-1", "{ node = 1, role = [\"primary\"], private_ip = \"10.33.0.9\" }")
                .node("speedy-3", "{ node = 3, role = [\"barman\"], private_ip = \"10.33.0.9\" }"));

        List<Complaint> complaints = terraform.validate().fails().complaints();

        complainAt(complaints, "owner", "root");
        complainAt(complaints, "cluster_tags", "dataplane:");
        complainAt(complaints, "cluster_rules", "70000");
        complainAt(complaints, "cluster_ssh_port", "65535");
        complainAt(complaints, "instances", "10.33.0.9");
        assertThat(stage.proxy().calls()).isEmpty();
    }

    @Test
    void severalThingsThatOnlyAwsKnowsAreReportedTogether() {
        List<Complaint> complaints =
                refused(alone.with("ec2_ami", "{ name = \"debian-99-*\", owner = \"136693071363\" }")
                        .with("ec2_vpc", "{ \"eu-west-1\" = { name = \"Example\" } }")
                        .with("ec2_instance_key", "\"nobodys-key\""));

        complainAt(complaints, "ec2_ami", "debian-99-*");
        complainAt(complaints, "ec2_vpc", "Example");
        complainAt(complaints, "ec2_instance_key", "nobodys-key");
    }

    @Test
    void missingCredentials() {
        Terraform terraform = stage.terraform(alone).unset("AWS_ACCESS_KEY_ID").unset("AWS_SECRET_ACCESS_KEY");

        assertThat(refused(terraform))
                .anySatisfy(complaint -> assertThat(complaint.summary() + " " + complaint.detail())
                        .containsIgnoringCase("credentials")
                        .contains("AWS_ACCESS_KEY_ID"));
        assertThat(stage.proxy().calls()).isEmpty();
    }

    @Test
    void unknownRegion() {
        String head = HEAD.replace("\"eu-west-1\"", "\"eu-west-9\"");

        complainAt(refused(alone.under(head)), "region", "eu-west-9");
        complainAt(
                refused(
                        alone.with("ec2_vpc", "{ \"eu-west-9\" = { name = \"speedy\", cidr = \"10.33.0.0/16\" } }")
                                .with(
                                        "locations",
                                        "{ main = { region = \"eu-west-9\", az = \"eu-west-9a\", subnet = \"10.33.0.0/28\" } }")),
                "",
                "eu-west-9");
    }

    @Test
    void noRegionAtAll() {
        String head = HEAD.replace("  region = \"eu-west-1\"\n", "");

        assertThat(refused(alone.under(head)))
                .anySatisfy(complaint -> assertThat(complaint.summary() + " " + complaint.detail())
                        .containsIgnoringCase("region")
                        .contains("AWS_REGION"));
    }

    @Test
    void instanceTypeThatIsNotOffered() {
        complainAt(
                refused(alone.node("speedy-1", "{ node = 1, role = [\"primary\"], type = \"t99.mega\" }")),
                "instances",
                "t99.mega");
    }

    @Test
    void typeOfAnotherArchitectureThanTheImage() {
        complainAt(
                refused(alone.node("speedy-1", "{ node = 1, role = [\"primary\"], type = \"t4g.medium\" }")),
                "instances",
                "t4g.medium",
                "arm64",
                "x86_64");
    }

    @Test
    void nodesThatReferToNobody() {
        List<Complaint> complaints = refused(alone.node(
                        "speedy-2", "{ node = 1, role = [\"replica\"], upstream = \"speedy-9\" }")
                .node("speedy-3", "{ node = 3, role = [\"replica\"], location = \"mars\", upstream = \"speedy-1\" }"));

        complainAt(complaints, "instances", "speedy-9");
        complainAt(complaints, "instances", "mars");
        complainAt(complaints, "instances", "speedy-1", "speedy-2", "node");
    }
}
