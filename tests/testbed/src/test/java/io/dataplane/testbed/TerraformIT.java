package io.dataplane.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the one resource that Terraform brings along itself.
class TerraformIT {
    private static final String ADDRESS = "terraform_data.x";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String hcl(String input, String more) {
        return "resource \"terraform_data\" \"x\" {\n  input = \"" + input + "\"\n" + more + "}\n";
    }

    @Test
    void tellsWhatAPlanDoesAndWhatTheStateHolds() {
        Terraform terraform = Terraform.in(folder).configuration(hcl("a", "")).init();
        Plan plan = terraform.plan().creates(ADDRESS);
        assertThat(plan.after(ADDRESS).path("input").asText()).isEqualTo("a");
        assertThat(plan.afterUnknown(ADDRESS).path("output").asBoolean()).isTrue();
        plan.apply().thenEmptyPlan();

        terraform.configuration(hcl("b", ""));
        terraform.plan().updatesInPlace(ADDRESS).apply().thenEmptyPlan();
        assertThat(terraform.state(ADDRESS).path("output").asText()).isEqualTo("b");
        terraform.plan().isEmpty();
        terraform.configuration(hcl("b", "  triggers_replace = 1\n"));
        terraform.plan().replaces(ADDRESS);
        terraform.destroy();
        assertThat(terraform.state(ADDRESS).isMissingNode()).isTrue();
    }

    @Test
    void pointsAtTheLineOfAComplaint() {
        Terraform terraform = Terraform.in(folder)
                .configuration(hcl("a", "  color = \"red\"\n"))
                .init();

        assertThat(terraform.planFails().complaints()).singleElement().satisfies(complaint -> {
            assertThat(complaint.severity()).isEqualTo("error");
            assertThat(complaint.source()).isEqualTo("color = \"red\"");
            assertThat(complaint.detail()).contains("\"color\"");
        });
        assertThat(terraform.validate().fails().complaints()).hasSize(1);
        assertThatThrownBy(terraform::plan).isInstanceOf(AssertionError.class).hasMessageContaining("color");
    }
}
