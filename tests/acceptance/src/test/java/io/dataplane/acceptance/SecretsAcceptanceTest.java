package io.dataplane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.testbed.Terraform;
import io.dataplane.testbed.TerraformRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a debug log that is attached to a public report would give away.
class SecretsAcceptanceTest {
    private static final String SECRET_KEY = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY22";
    private static final String TOKEN = "IQoJb3JpZ2luX2VjEXAMPLETOKEN77777777";
    private static final String PROVIDER_ARGUMENTS = """
            region     = "eu-west-1"
              access_key = "AKIAIOSFODNN7EXAMPLE"
              secret_key = "%s"
              token      = "%s"
            """.formatted(SECRET_KEY, TOKEN);

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void noSecretReachesLogOrOutputAtTheFinestLevel() throws Exception {
        String hcl = ClusterHcl.alone().hcl().replace("region = \"eu-west-1\"\n", PROVIDER_ARGUMENTS);
        Terraform terraform = stage.terraform(hcl);
        Path log = stage.newFolder().resolve("terraform.log");
        terraform
                .set("TF_LOG", "TRACE")
                .set("TF_LOG_PATH", log.toString())
                .unset("AWS_ACCESS_KEY_ID")
                .unset("AWS_SECRET_ACCESS_KEY");

        TerraformRun apply = terraform
                .run("apply", "-auto-approve", "-input=false", "-no-color")
                .succeeds();
        TerraformRun destroy = terraform.destroy();

        String written = Files.readString(log);
        assertThat(written).contains("ApplyResourceChange", "instance/speedy-1");
        for (String text : List.of(written, apply.stdout(), apply.stderr(), destroy.stdout(), destroy.stderr())) {
            assertThat(text).doesNotContain(SECRET_KEY, TOKEN, "PRIVATE KEY");
        }
    }
}
