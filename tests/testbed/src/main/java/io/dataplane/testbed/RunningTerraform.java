package io.dataplane.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A `terraform` command at work.
public final class RunningTerraform {
    private final Terraform terraform;
    private final List<String> arguments;
    private final Process process;
    private final Path stdout;
    private final Path stderr;
    private final long startedAt = System.nanoTime();

    RunningTerraform(Terraform terraform, List<String> arguments, Process process, Path stdout, Path stderr) {
        this.terraform = terraform;
        this.arguments = arguments;
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /// What Ctrl-C does to Terraform.
    public void interrupt() {
        signal("INT", process.pid());
    }

    /// What its providers get when a whole process group or container is ended.
    public void signalProviders(String name) {
        terraform.providers().forEach(provider -> signal(name, provider.pid()));
    }

    /// Terraform alone, at once; its providers learn it from nobody.
    public void kill() {
        process.destroyForcibly();
    }

    /// Its provider processes, at once.
    public void killProviders() {
        terraform.providers().forEach(ProcessHandle::destroyForcibly);
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public TerraformRun await(Duration limit) {
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
            if (!ended) {
                killProviders();
                process.destroyForcibly().waitFor();
                throw new AssertionError("Not done within " + limit + ": " + result(-1, elapsed));
            }
            return result(process.exitValue(), elapsed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    private TerraformRun result(int exitCode, Duration elapsed) throws IOException {
        return new TerraformRun(arguments, exitCode, Files.readString(stdout), Files.readString(stderr), elapsed);
    }
}
