package io.dataplane.proto.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dataplane.proto.client.PluginChild;
import io.dataplane.proto.client.ToyProvider;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The toy provider, run by hand, under the Terraform of this machine (1.11 and later know all that is used here).
class RealTerraformTest {
    private static final String PROGRAM = System.getenv().getOrDefault("DATAPLANE_TERRAFORM", "terraform");
    private static PluginChild provider;
    private static String reattach;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        // the gate names the program; without the gate it may be missing
        assumeThat(System.getenv().containsKey("DATAPLANE_TERRAFORM") || isOnPath(PROGRAM))
                .isTrue();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        provider = PluginChild.start(
                List.of(java, "-cp", System.getProperty("java.class.path"), ToyProvider.class.getName(), "--debug"),
                Map.of());
        String line = String.valueOf(provider.outputLine());
        reattach = line.substring(line.indexOf('{'), line.lastIndexOf('}') + 1);
    }

    @AfterAll
    static void stop() {
        if (provider != null) {
            provider.close();
        }
    }

    @BeforeEach
    void requireProvider() throws IOException {
        write("versions.tf", """
                terraform {
                  required_providers {
                    toy = { source = "registry.example.com/dataplane/toy" }
                  }
                }
                """);
    }

    @Test
    void everythingThatTerraformKnowsWorksTogether() throws IOException, InterruptedException {
        write("main.tf", """
                provider "toy" {
                  shelf = "upper"
                }
                resource "toy_robot" "r" {
                  name        = "robby"
                  password_wo = "secret"
                }
                data "toy_shelf" "later" {
                  name = toy_robot.r.serial
                }
                ephemeral "toy_key" "k" {
                  box = "red"
                }
                provider "toy" {
                  alias = "keyed"
                  shelf = ephemeral.toy_key.k.secret
                }
                resource "toy_robot" "slow" {
                  provider    = toy.keyed
                  name        = "slow"
                  password_wo = "secret"
                }
                output "joined" {
                  value = provider::toy::join("-", null, "a", "b").text
                }
                output "toys" {
                  value = data.toy_shelf.later.toys[0]
                }
                """);
        assertThat(terraform("apply", "-auto-approve"))
                .contains("Apply complete! Resources: 2 added")
                .contains("ephemeral.toy_key.k: Opening complete")
                .contains("ephemeral.toy_key.k: Renewal complete")
                .contains("ephemeral.toy_key.k: Closing...")
                .contains("joined = \"a-b\"")
                .contains("toys = \"serial-robby board 1\"");
        assertThat(Files.readString(folder.resolve("terraform.tfstate"))).doesNotContain("secret\"", "key of red");
        assertThat(terraform("plan")).contains("No changes.");
    }

    @Test
    void stateOfAnotherProviderIsMoved() throws IOException, InterruptedException {
        write("main.tf", """
                resource "toy_robot" "r" {
                  name = "robby"
                }
                moved {
                  from = toys_android.old
                  to   = toy_robot.r
                }
                """);
        write("terraform.tfstate", """
                {"version": 4, "serial": 1, "lineage": "x", "resources": [{"mode": "managed", "type": "toys_android",
                 "name": "old", "provider": "provider[\\"registry.example.com/other/toys\\"]", "instances":
                 [{"schema_version": 3, "attributes": {"label": "robby", "arms": 2}}]}]}
                """);
        assertThat(terraform("apply", "-auto-approve"))
                .contains("toys_android.old has moved to toy_robot.r")
                .contains("Apply complete! Resources: 0 added, 0 changed, 0 destroyed.");
    }

    @Test
    void mistakesAreShownWhereTheyAre() throws IOException, InterruptedException {
        write("main.tf", """
                output "joined" {
                  value = provider::toy::join("-", null, "a", "bad")
                }
                data "toy_shelf" "s" {
                  name = "broken"
                }
                ephemeral "toy_key" "k" {
                  box = null
                }
                """);
        assertThat(terraform("validate"))
                .contains("Invalid value for \"words\" parameter: It is a bad word.")
                .contains("on main.tf line 5, in data \"toy_shelf\" \"s\"")
                .contains("on main.tf line 8, in ephemeral \"toy_key\" \"k\"");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    /// What it prints, errors too.
    private String terraform(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(PROGRAM);
        builder.command().addAll(Arrays.asList(arguments));
        builder.command().add("-no-color");
        // the same process stands for the provider that a state is moved from
        String other = reattach.replace("dataplane/toy", "other/toys");
        builder.environment()
                .put("TF_REATTACH_PROVIDERS", reattach.replaceFirst("}$", ",") + other.replaceFirst("^\\{", ""));
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().keySet().removeAll(List.of("TF_CLI_CONFIG_FILE", "TF_LOG", "TF_PLUGIN_CACHE_DIR"));
        Process process =
                builder.directory(folder.toFile()).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isBetween(0, 1);
        return printed;
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
