package io.dataplane.proto.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.dataplane.proto.client.Given;
import io.dataplane.proto.plugin.ToyServer;
import io.dataplane.proto.wire.CloseEphemeralResourceRequest;
import io.dataplane.proto.wire.OpenEphemeralResourceRequest;
import io.dataplane.proto.wire.OpenEphemeralResourceResponse;
import io.dataplane.proto.wire.RenewEphemeralResourceRequest;
import io.dataplane.proto.wire.RenewEphemeralResourceResponse;
import io.dataplane.proto.wire.ValidateEphemeralResourceConfigRequest;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EphemeralCallsTest {
    private static ToyServer server;
    private static Given key;

    @BeforeAll
    static void start() {
        server = ToyServer.start();
        key = Given.of(server.registry, BlockKind.EPHEMERAL_RESOURCE, "toy_key");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void configurationIsCheckedAsFarAsItIsKnown() {
        assertThat(validate("toy_key", Map.of("box", "red"))).isEmpty();
        assertThat(validate("toy_key", Map.of("box", Values.UNKNOWN))).isEmpty();
        assertThat(validate("toy_key", Map.of())).containsExactly("Missing Required Argument");
        assertThat(validate("toy_shelf", Map.of("box", "red"))).containsExactly("Unknown Type");
    }

    @Test
    void openGivesTheResultTheTimeToRenewAndTheBytesToCloseWith() {
        OpenEphemeralResourceResponse opened = open(Map.of("box", "red"));
        assertThat(opened.getDiagnosticsList()).isEmpty();
        assertThat(key.read(opened.getResult())).isEqualTo(key.value(Map.of("box", "red", "secret", "key of red")));
        assertThat(opened.getRenewAt().getSeconds()).isEqualTo(1000);
        assertThat(opened.getRenewAt().getNanos()).isEqualTo(5);
        assertThat(opened.getPrivate().toStringUtf8()).isEqualTo("red");
    }

    @Test
    void refusedAndUnknownAreDiagnosticsAtTheAttribute() {
        OpenEphemeralResourceResponse locked = open(Map.of("box", "locked"));
        assertThat(Given.summaries(locked.getDiagnosticsList())).containsExactly("Box Is Locked");
        assertThat(key.read(locked.getResult()).isNull()).isTrue();
        OpenEphemeralResourceResponse unknown = open(Map.of("box", Values.UNKNOWN));
        assertThat(Given.summaries(unknown.getDiagnosticsList())).containsExactly("Argument Not Known Yet");
        assertThat(unknown.hasRenewAt()).isFalse();
    }

    @Test
    void renewAndCloseGetTheBytesBack() {
        RenewEphemeralResourceResponse renewed =
                server.stub.renewEphemeralResource(RenewEphemeralResourceRequest.newBuilder()
                        .setTypeName("toy_key")
                        .setPrivate(ByteString.copyFromUtf8("red"))
                        .build());
        assertThat(renewed.getRenewAt().getSeconds()).isEqualTo(2000);
        assertThat(renewed.getPrivate().toStringUtf8()).isEqualTo("red!");
        assertThat(close()).containsExactly("The key of red is gone.");
    }

    @Test
    void closeWorksAfterAStop() {
        server.connection.client().stop();
        assertThat(close()).containsExactly("The key of red is gone.");
    }

    private static List<String> close() {
        return server
                .stub
                .closeEphemeralResource(CloseEphemeralResourceRequest.newBuilder()
                        .setTypeName("toy_key")
                        .setPrivate(ByteString.copyFromUtf8("red"))
                        .build())
                .getDiagnosticsList()
                .stream()
                .map(io.dataplane.proto.wire.Diagnostic::getDetail)
                .toList();
    }

    private static List<String> validate(String type, Map<String, ?> config) {
        return Given.summaries(server.stub
                .validateEphemeralResourceConfig(ValidateEphemeralResourceConfigRequest.newBuilder()
                        .setTypeName(type)
                        .setConfig(key.wire(config))
                        .build())
                .getDiagnosticsList());
    }

    private static OpenEphemeralResourceResponse open(Map<String, ?> config) {
        return server.stub.openEphemeralResource(OpenEphemeralResourceRequest.newBuilder()
                .setTypeName("toy_key")
                .setConfig(key.wire(config))
                .build());
    }
}
