package io.dataplane.acceptance;

import static io.dataplane.acceptance.ClusterHcl.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dataplane.testbed.Inventory;
import io.dataplane.testbed.Json;
import io.dataplane.testbed.Plan;
import io.dataplane.testbed.Terraform;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Arguments that come from other resources and are unknown while planning.
class UnknownValuesAcceptanceTest {

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void vpcAndSubnetAndGroupOfHashicorpAws() {
        Path provider = Stage.AWS_MIRROR.resolve("registry.terraform.io/hashicorp/aws/5.100.0");
        assumeTrue(Files.isDirectory(provider), "hashicorp/aws 5.100.0 is not in " + provider);
        Inventory empty = stage.aws();
        String head = ClusterHcl.HEAD.replace(
                        "  required_providers {",
                        "  required_providers {\n    aws = { source = \"hashicorp/aws\", version = \"5.100.0\" }")
                + """

                provider "aws" {
                  region = "eu-west-1"
                }

                resource "aws_vpc" "main" {
                  cidr_block = "10.91.0.0/16"
                }

                resource "aws_security_group" "main" {
                  name   = "harbour"
                  vpc_id = aws_vpc.main.id
                }
                """;
        Terraform terraform = stage.bareTerraform()
                .mirror(PackagedProvider.HOST + "/*", PackagedProvider.mirror())
                .mirror("registry.terraform.io/hashicorp/aws", Stage.AWS_MIRROR)
                .configuration(ClusterHcl.alone()
                        .under(head)
                        .with("ec2_vpc", "{ \"eu-west-1\" = { vpc_id = aws_vpc.main.id } }")
                        .with("security_group_ids", "{ \"eu-west-1\" = [aws_security_group.main.id] }")
                        .with("locations", "{ main = { az = \"eu-west-1a\", subnet = \"10.91.0.0/28\" } }")
                        .hcl())
                .init();

        Plan plan = terraform.plan().creates("aws_vpc.main").creates(ADDRESS);
        assertThat(Json.keys(plan.after(ADDRESS).path("components")))
                .contains("vpc/eu-west-1", "subnet/eu-west-1/main", "instance/speedy-1");
        plan.apply().thenEmptyPlan();
        assertThat(terraform
                        .state(ADDRESS)
                        .path("region_vpcs")
                        .path("eu-west-1")
                        .asText())
                .isEqualTo(terraform.state("aws_vpc.main").path("id").asText());
        terraform.destroy();

        assertThat(empty.differences(stage.aws())).singleElement().asString().startsWith("added bucket");
    }

    /// `output` of it is unknown until it is made, and again whenever its input changes.
    private static ClusterHcl after(String name, String value) {
        return ClusterHcl.alone()
                .and("\nresource \"terraform_data\" \"" + name + "\" {\n  input = \"" + value + "\"\n}\n");
    }

    @Test
    void vpcIdOfTerraformData() {
        String vpc = stage.hand().createVpc("shared", "10.91.0.0/16");
        Terraform terraform = stage.terraform(after("vpc", vpc)
                .with("ec2_vpc", "{ \"eu-west-1\" = { vpc_id = terraform_data.vpc.output } }")
                .with("locations", "{ main = { az = \"eu-west-1a\", subnet = \"10.91.0.0/28\" } }"));

        Plan plan = terraform.plan().creates(ADDRESS);
        assertThat(Json.keys(plan.after(ADDRESS).path("components"))).contains("vpc/eu-west-1", "instance/speedy-1");
        plan.apply().thenEmptyPlan();
    }

    @Test
    void ownerOfTerraformData() {
        Terraform terraform =
                stage.terraform(after("owner", "Ann Example").with("owner", "terraform_data.owner.output"));

        terraform.plan().creates(ADDRESS).apply().thenEmptyPlan();

        assertThat(stage.aws().component("vpc/eu-west-1").tag("Owner")).isEqualTo("Ann Example");
    }

    @Test
    void aWholeArgumentOfTerraformData() {
        ClusterHcl cluster = ClusterHcl.alone().and("""

                resource "terraform_data" "all" {
                  input = {
                    locations = { main = { az = "eu-west-1a", subnet = "10.33.0.0/28" } }
                    tags      = { Team = "db" }
                  }
                }
                """);
        Terraform terraform = stage.terraform(cluster.with("locations", "terraform_data.all.output.locations")
                .with("cluster_tags", "terraform_data.all.output.tags"));

        terraform.plan().creates(ADDRESS).apply().thenEmptyPlan();

        assertThat(stage.aws().component("vpc/eu-west-1").tag("Team")).isEqualTo("db");
    }

    @Test
    void unknownOnUpdate() {
        Terraform terraform =
                stage.terraform(after("owner", "Ann Example").with("owner", "terraform_data.owner.output"));
        terraform.apply();
        Inventory before = stage.aws();
        terraform.configuration(after("owner", "Bea Example")
                .with("owner", "terraform_data.owner.output")
                .hcl());

        terraform.plan().updatesInPlace(ADDRESS).apply().thenEmptyPlan();

        assertThat(stage.aws().component("vpc/eu-west-1").tag("Owner")).isEqualTo("Bea Example");
        stage.aws().hasTheObjectsOf(before);
    }

    @Test
    void providerRegionOfTerraformData() {
        String head = ClusterHcl.HEAD.replace("region = \"eu-west-1\"", "region = terraform_data.region.output");
        Terraform terraform = stage.terraform(after("region", "eu-west-1").under(head));

        terraform.plan().creates(ADDRESS).apply().thenEmptyPlan();
    }

    @Test
    void whatTurnsOutWrongIsRefusedBeforeTheFirstWrite() {
        Terraform terraform = stage.terraform(after("subnet", "10.99.0.0/28")
                .with("locations", "{ main = { az = \"eu-west-1a\", subnet = terraform_data.subnet.output } }"));

        terraform.applyFails().says("10.99.0.0/28", "10.33.0.0/16");

        assertThat(stage.proxy().mutations()).isEmpty();
    }
}
