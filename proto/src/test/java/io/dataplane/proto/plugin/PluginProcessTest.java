package io.dataplane.proto.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.proto.client.PluginChild;
import io.dataplane.proto.client.PluginConnection;
import io.dataplane.proto.client.ToyProvider;
import io.dataplane.proto.wire.GetMetadataRequest;
import io.dataplane.proto.wire.GetMetadataResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginProcessTest {
    private static final List<String> COMMAND = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ToyProvider.class.getName());

    @Test
    void withoutTheCookieItSaysWhatItIs() throws Exception {
        try (PluginChild child = PluginChild.start(COMMAND, Map.of("TF_PLUGIN_MAGIC_COOKIE", ""))) {
            assertThat(child.outputLine()).isNull();
            assertThat(child.process().waitFor()).isEqualTo(1);
            assertThat(child.errors()).startsWith("This is a Terraform provider, not meant to be run by hand.");
        }
    }

    @Test
    void servesOverMutualTlsAndEndsAtOnceAfterShutdown() throws Exception {
        try (PluginChild child = PluginChild.start(COMMAND, Map.of());
                PluginConnection connection = child.connect()) {
            assertThat(metadata(connection).getResourcesList())
                    .extracting(each -> each.getTypeName())
                    .containsExactly("toy_box");
            long start = System.nanoTime();
            connection.shutdown();
            assertThat(child.endsWithin(1000)).isTrue();
            assertThat(child.process().exitValue()).isZero();
            assertThat(child.outputLine()).isNull();
        }
    }

    private static GetMetadataResponse metadata(PluginConnection connection) {
        return connection.provider().getMetadata(GetMetadataRequest.getDefaultInstance());
    }
}
