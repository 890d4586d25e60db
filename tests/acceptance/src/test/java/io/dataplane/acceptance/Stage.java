package io.dataplane.acceptance;

import io.dataplane.testbed.AwsClients;
import io.dataplane.testbed.AwsHand;
import io.dataplane.testbed.AwsInventory;
import io.dataplane.testbed.CountingProxy;
import io.dataplane.testbed.Emulator;
import io.dataplane.testbed.Inventory;
import io.dataplane.testbed.Terraform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An empty AWS for each test, a proxy before it, and working folders for Terraform. After each test no provider
/// process may be left, whatever the test was about.
final class Stage implements BeforeEachCallback, AfterEachCallback {
    static final String REGION = "eu-west-1";

    /// Holds hashicorp/aws 5.100.0 for the stories that combine it with ours; without it they are left out.
    static final Path AWS_MIRROR = Path.of(
            Optional.ofNullable(System.getProperty("dataplane.awsMirror", System.getenv("DATAPLANE_AWS_MIRROR")))
                    .orElse("/nonexistent"));

    private static final Emulator EMULATOR = Emulator.shared();
    private static final CountingProxy PROXY = CountingProxy.before(EMULATOR.endpoint());
    private static final AwsClients CLIENTS = AwsClients.of(EMULATOR.endpoint(), REGION);

    private final List<Terraform> terraforms = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        PackagedProvider.mustBeThere();
        clear();
    }

    /// An empty AWS, and nothing written down.
    void clear() {
        EMULATOR.reset();
        PROXY.calm();
        PROXY.forget();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        PROXY.calm();
        terraforms.forEach(terraform -> terraform.noProviderLeft(Duration.ofSeconds(5)));
        terraforms.clear();
        folders.forEach(Stage::delete);
        folders.clear();
    }

    CountingProxy proxy() {
        return PROXY;
    }

    AwsHand hand() {
        return new AwsHand(CLIENTS);
    }

    Inventory aws() {
        return AwsInventory.take(CLIENTS);
    }

    Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("dataplane-acceptance");
            folders.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With the packaged provider and the proxy as its AWS; not initialised.
    Terraform bareTerraform() {
        Terraform terraform = Terraform.in(newFolder())
                .set("AWS_ENDPOINT_URL", PROXY.endpoint().toString())
                .set("AWS_ACCESS_KEY_ID", "test")
                .set("AWS_SECRET_ACCESS_KEY", "test");
        terraforms.add(terraform);
        return terraform;
    }

    Terraform terraform(String configuration) {
        return bareTerraform()
                .mirror(PackagedProvider.HOST + "/*", PackagedProvider.mirror())
                .configuration(configuration)
                .init();
    }

    Terraform terraform(ClusterHcl cluster) {
        return terraform(cluster.hcl());
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
