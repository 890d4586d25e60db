package io.dataplane.proto.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataplane.proto.client.PluginChild;
import io.dataplane.proto.client.PluginConnection;
import io.dataplane.proto.client.PluginHandshake;
import io.dataplane.proto.client.ToyProvider;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ApplyResourceChangeRequest;
import io.dataplane.proto.wire.ConnInfo;
import io.dataplane.proto.wire.GRPCBrokerGrpc;
import io.dataplane.proto.wire.GRPCStdioGrpc;
import io.dataplane.proto.wire.GetMetadataRequest;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PluginProcessTest {
    /// Far longer than any of it takes, because machines that test are busy.
    private static final long SOON_MILLIS = 10_000;

    private static final List<String> COMMAND = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
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
    void aBrokenClientCertificateEndsItInsteadOfTls() throws Exception {
        try (PluginChild child = PluginChild.start(COMMAND, Map.of("PLUGIN_CLIENT_CERT", "none"))) {
            assertThat(child.process().waitFor()).isEqualTo(1);
            assertThat(child.errors()).contains("PLUGIN_CLIENT_CERT does not hold a certificate.");
        }
    }

    @Test
    void endsAtOnceAfterShutdownEvenWithOpenStreams() throws Exception {
        try (PluginChild child = PluginChild.start(COMMAND, Map.of());
                PluginConnection connection = child.connect()) {
            GRPCStdioGrpc.newStub(connection.channel())
                    .streamStdio(com.google.protobuf.Empty.getDefaultInstance(), atEnd(() -> {}));
            StreamObserver<ConnInfo> _ =
                    GRPCBrokerGrpc.newStub(connection.channel()).startStream(atEnd(() -> {}));
            assertServes(connection);
            connection.shutdown();
            assertThat(child.endsWithin(SOON_MILLIS)).isTrue();
            assertThat(child.process().exitValue()).isZero();
            assertThat(child.outputLine()).isNull();
            assertThat(child.errors()).isEmpty();
        }
    }

    @Test
    void servesWithoutTlsWhenTheUserDisabledIt() throws Exception {
        try (PluginChild child = PluginChild.start(COMMAND, Map.of("PLUGIN_CLIENT_CERT", ""))) {
            PluginHandshake handshake = child.handshake();
            assertThat(handshake.fields()).hasSize(6).endsWith("");
            assertThat(handshake.port()).isBetween(10_000, 25_000);
            try (PluginConnection connection = PluginConnection.withoutTls(handshake.port())) {
                assertServes(connection);
            }
        }
    }

    @Test
    void signalsDoNotEndIt() throws Exception {
        try (PluginChild child = PluginChild.start(COMMAND, Map.of());
                PluginConnection connection = child.connect()) {
            for (String signal : List.of("INT", "TERM", "HUP")) {
                kill(signal, child.process().pid());
            }
            assertThat(child.endsWithin(500)).isFalse();
            assertServes(connection);
        }
    }

    @Test
    void endsWhenTheConnectionIsGone() throws Exception {
        try (PluginChild child = PluginChild.start(COMMAND, Map.of())) {
            try (PluginConnection connection = child.connect()) {
                assertServes(connection);
            }
            assertThat(child.endsWithin(2000)).isFalse();
            assertThat(child.endsWithin(2 * SOON_MILLIS)).isTrue();
        }
    }

    /// We keep the connection open, so it is not what ends the process; a stream on it ends with the process.
    @Test
    void endsWhenTheParentDies() throws Exception {
        try (PluginChild parent = PluginChild.start(inShell("\"$@\"; true"), Map.of());
                PluginConnection connection = parent.connect()) {
            CountDownLatch gone = new CountDownLatch(1);
            GRPCStdioGrpc.newStub(connection.channel())
                    .streamStdio(com.google.protobuf.Empty.getDefaultInstance(), atEnd(gone::countDown));
            assertServes(connection);
            assertThat(gone.await(1, TimeUnit.SECONDS)).isFalse();
            kill("KILL", parent.process().pid());
            assertThat(gone.await(SOON_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    @Test
    void anErrorOfTheJvmIsTextForTheUser() throws Exception {
        try (PluginChild child = PluginChild.start(COMMAND, Map.of());
                PluginConnection connection = child.connect()) {
            assertThatThrownBy(() -> connection.provider().applyResourceChange(crash()))
                    .isInstanceOf(StatusRuntimeException.class);
            assertThat(child.process().waitFor()).isEqualTo(2);
            assertThat(child.errors()).startsWith("panic: java.lang.OutOfMemoryError");
        }
    }

    @Test
    void debugModePrintsWhereToAttachAndRunsUntilInterrupted() throws Exception {
        List<String> command = new ArrayList<>(COMMAND);
        command.add("--debug");
        try (PluginChild child = PluginChild.start(command, Map.of("TF_PLUGIN_MAGIC_COOKIE", ""))) {
            String line = String.valueOf(child.outputLine());
            assertThat(line).startsWith("TF_REATTACH_PROVIDERS='{\"registry.example.com/dataplane/toy\":");
            int port = Integer.parseInt(line.replaceAll(".*127\\.0\\.0\\.1:(\\d+).*", "$1"));
            try (PluginConnection connection = PluginConnection.withoutTls(port)) {
                assertServes(connection);
            }
            kill("TERM", child.process().pid());
            assertThat(child.endsWithin(SOON_MILLIS)).isTrue();
        }
    }

    @Test
    void theHandshakeLineGoesWhereTheLauncherWantsIt() throws Exception {
        try (PluginChild child = PluginChild.start(
                        inShell("exec 3>&1 1>&2; exec \"$@\""), Map.of("DATAPLANE_HANDSHAKE_FD", "3"));
                PluginConnection connection = child.connect()) {
            assertServes(connection);
            connection.shutdown();
            assertThat(child.endsWithin(SOON_MILLIS)).isTrue();
        }
    }

    @Test
    void logsInTheFormTerraformReads() throws Exception {
        try (PluginChild child = PluginChild.start(COMMAND, Map.of("TF_LOG", "DEBUG"));
                PluginConnection connection = child.connect()) {
            assertServes(connection);
            connection.shutdown();
            assertThat(child.endsWithin(SOON_MILLIS)).isTrue();
            assertThat(child.errors().lines()).anySatisfy(line -> assertThat(line)
                    .startsWith("{\"@level\":\"debug\",\"@message\":\"answered\",\"@module\":\"proto.server.Border\"")
                    .contains("\"tf_provider_addr\":\"registry.example.com/dataplane/toy\"")
                    .contains("\"tf_rpc\":\"GetMetadata\""));
        }
    }

    private static void assertServes(PluginConnection connection) {
        assertThat(connection
                        .provider()
                        .getMetadata(GetMetadataRequest.getDefaultInstance())
                        .getResourcesList())
                .hasSize(2);
    }

    private static ApplyResourceChangeRequest crash() {
        Type type = new Type.ObjectOf(new TreeMap<>(Map.of(
                "name", Type.STRING,
                "labels", new Type.MapOf(Type.STRING),
                "id", Type.STRING)));
        Value toy = new Value.ObjectValue(Map.of(
                "name", Values.of("crasher"),
                "labels", Values.NULL,
                "id", Values.UNKNOWN));
        return ApplyResourceChangeRequest.newBuilder()
                .setTypeName("toy_box")
                .setPlannedState(DynamicValueCodec.write(toy, type))
                .setConfig(DynamicValueCodec.write(toy, type))
                .build();
    }

    private static List<String> inShell(String script) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        command.addAll(COMMAND);
        return command;
    }

    private static void kill(String signal, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static <T> StreamObserver<T> atEnd(Runnable action) {
        return new StreamObserver<>() {
            @Override
            public void onNext(T ignored) {}

            @Override
            public void onError(Throwable ignored) {
                action.run();
            }

            @Override
            public void onCompleted() {
                action.run();
            }
        };
    }
}
