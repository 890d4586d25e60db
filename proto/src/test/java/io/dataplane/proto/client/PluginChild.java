package io.dataplane.proto.client;

import io.dataplane.proto.plugin.SelfSigned;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A provider process, started as Terraform starts one.
public final class PluginChild implements AutoCloseable {
    private static final String COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    private final Process process;
    private final SelfSigned identity;
    private final BufferedReader output;
    private final CompletableFuture<String> errors;

    private PluginChild(Process process, SelfSigned identity) {
        this.process = process;
        this.identity = identity;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.errors = CompletableFuture.supplyAsync(() -> readAll(process));
    }

    /// `environment` adds to what Terraform sets; an empty value removes a variable.
    public static PluginChild start(List<String> command, Map<String, String> environment)
            throws IOException, GeneralSecurityException {
        SelfSigned identity = PluginConnection.terraformIdentity();
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> variables = builder.environment();
        variables.put("TF_PLUGIN_MAGIC_COOKIE", COOKIE);
        variables.put("PLUGIN_PROTOCOL_VERSIONS", "5,6");
        variables.put("PLUGIN_MIN_PORT", "10000");
        variables.put("PLUGIN_MAX_PORT", "25000");
        variables.put("PLUGIN_CLIENT_CERT", PluginConnection.pem(identity));
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                variables.remove(name);
            } else {
                variables.put(name, value);
            }
        });
        return new PluginChild(builder.start(), identity);
    }

    /// The next line on standard output; null at its end.
    public @Nullable String outputLine() throws IOException {
        return output.readLine();
    }

    public PluginHandshake handshake() throws IOException {
        return PluginHandshake.parse(String.valueOf(outputLine()));
    }

    public PluginConnection connect() throws IOException, GeneralSecurityException {
        return PluginConnection.open(handshake(), identity);
    }

    public SelfSigned identity() {
        return identity;
    }

    public Process process() {
        return process;
    }

    /// All of standard error, when the process is gone.
    public String errors() {
        return errors.join();
    }

    public boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        Process _ = process.destroyForcibly();
    }

    private static String readAll(Process process) {
        try (InputStreamReader reader = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            return "";
        }
    }
}
