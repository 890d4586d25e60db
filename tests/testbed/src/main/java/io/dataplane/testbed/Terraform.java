package io.dataplane.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// The real `terraform` (or `tofu`) in a working folder of its own, with its own home, CLI configuration and
/// environment, so that nothing of the person who runs the tests takes part.
public final class Terraform {
    static final String PLAN_FILE = "saved.tfplan";

    private static final String PROGRAM =
            Optional.ofNullable(System.getenv("DATAPLANE_TERRAFORM")).orElse("terraform");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path folder;
    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();
    private final String mark = "DATAPLANE_TEST_MARK=" + UUID.randomUUID();
    private final StringBuilder mirrors = new StringBuilder();
    private final AtomicInteger runs = new AtomicInteger();

    private Terraform(Path folder) {
        this.folder = folder.resolve("work");
        this.home = folder.resolve("home");
        try {
            Files.createDirectories(this.folder);
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("HOME", home.toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("TF_CLI_CONFIG_FILE", home.resolve("terraform.rc").toString());
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put(mark.split("=")[0], mark.split("=")[1]);
    }

    public static Terraform in(Path folder) {
        return new Terraform(folder);
    }

    /// Providers of these addresses come from that folder, and from nowhere else.
    public Terraform mirror(String include, Path mirror) {
        mirrors.append("  filesystem_mirror {\n    path    = \"")
                .append(mirror.toAbsolutePath())
                .append("\"\n    include = [\"")
                .append(include)
                .append("\"]\n  }\n");
        write(home.resolve("terraform.rc"), "provider_installation {\n" + mirrors + "}\n");
        return this;
    }

    public Terraform set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Terraform unset(String variable) {
        environment.remove(variable);
        return this;
    }

    public Path folder() {
        return folder;
    }

    /// Replaces the configuration.
    public Terraform configuration(String hcl) {
        return file("main.tf", hcl);
    }

    public Terraform file(String name, String content) {
        write(folder.resolve(name), content);
        return this;
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Terraform init() {
        run("init", "-input=false", "-no-color").succeeds();
        return this;
    }

    public TerraformRun validate() {
        return run("validate", "-json");
    }

    public Plan plan(String... more) {
        TerraformRun run = run(with(List.of("plan", "-input=false", "-no-color", "-out=" + PLAN_FILE), more))
                .succeeds();
        TerraformRun show = run("show", "-json", PLAN_FILE).succeeds();
        return new Plan(this, run, Json.read(show.stdout()));
    }

    /// A plan that is expected to fail: what it complains about is in the answer.
    public TerraformRun planFails() {
        return run("plan", "-input=false", "-json").fails();
    }

    public void planIsEmpty() {
        TerraformRun run = run("plan", "-input=false", "-no-color", "-detailed-exitcode");
        assertThat(run.exitCode()).as("detailed exit code of %s", run).isZero();
    }

    public Applied apply(String... more) {
        return applied(run(with(List.of("apply", "-auto-approve", "-input=false", "-no-color"), more)));
    }

    public TerraformRun applyFails() {
        return run("apply", "-auto-approve", "-input=false", "-no-color").fails();
    }

    public TerraformRun destroy() {
        return run("destroy", "-auto-approve", "-input=false", "-no-color").succeeds();
    }

    public TerraformRun importId(String address, String id) {
        return run("import", "-input=false", "-no-color", address, id);
    }

    Applied applied(TerraformRun run) {
        return new Applied(this, run.succeeds());
    }

    /// The attributes of one resource in the state; missing when it is not there.
    public JsonNode state(String address) {
        JsonNode json = Json.read(run("show", "-json").succeeds().stdout());
        for (JsonNode resource : json.path("values").path("root_module").path("resources")) {
            if (resource.path("address").asText().equals(address)) {
                return resource.path("values");
            }
        }
        return json.path("nothing");
    }

    private static String[] with(List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    public TerraformRun run(String... arguments) {
        return start(arguments).await(LIMIT);
    }

    public RunningTerraform start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(List.of(arguments));
        int number = runs.incrementAndGet();
        Path stdout = home.resolve(number + ".stdout");
        Path stderr = home.resolve(number + ".stderr");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new RunningTerraform(this, List.of(arguments), builder.start(), stdout, stderr);
        } catch (IOException e) {
            throw new IllegalStateException("No terraform: install Terraform 1.11 and put it on the PATH.", e);
        }
    }

    /// The provider processes that commands of this working folder started and that still run.
    public List<ProcessHandle> providers() {
        return Processes.marked(mark, "provider");
    }

    public void noProviderLeft(Duration within) {
        assertThat(Processes.within(within, () -> providers().isEmpty()))
                .as(
                        "no provider process left, but %s",
                        providers().stream().map(Processes::commandLine).toList())
                .isTrue();
    }
}
