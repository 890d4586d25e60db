package io.dataplane.proto.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.dataplane.proto.client.PluginConnection;
import io.dataplane.proto.client.ProviderClient;
import io.dataplane.proto.client.ToyProvider;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.codec.SchemaCodec;
import io.dataplane.proto.wire.Diagnostic;
import io.dataplane.proto.wire.DynamicValue;
import io.dataplane.proto.wire.GetProviderSchemaRequest;
import io.dataplane.proto.wire.GetProviderSchemaResponse;
import io.dataplane.proto.wire.GetStatesRequest;
import io.dataplane.proto.wire.ImportResourceStateResponse;
import io.dataplane.proto.wire.PlanResourceChangeResponse;
import io.dataplane.proto.wire.RawState;
import io.dataplane.proto.wire.ReadDataSourceRequest;
import io.dataplane.proto.wire.UpgradeResourceStateRequest;
import io.dataplane.proto.wire.ValidateResourceConfigRequest;
import io.dataplane.schema.dispatch.Registry;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PluginServerTest {
    private static final String TOY = "toy_box";
    private static final Type TYPE = new Type.ObjectOf(
            new TreeMap<>(Map.of("name", Type.STRING, "labels", new Type.MapOf(Type.STRING), "id", Type.STRING)));
    private static final byte[] NONE = {};

    private static ToyServer server;
    private static PluginConnection connection;
    private static ProviderClient client;

    @BeforeAll
    static void start() {
        server = ToyServer.start();
        connection = server.connection;
        client = connection.client();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void aClientWithoutTheCertificateIsRefused() throws GeneralSecurityException {
        try (PluginConnection stranger = PluginConnection.withoutCertificate(server.handshake)) {
            assertUnavailable(stranger);
        }
        try (PluginConnection stranger =
                PluginConnection.open(server.handshake, PluginConnection.terraformIdentity())) {
            assertUnavailable(stranger);
        }
        try (PluginConnection stranger = PluginConnection.withoutTls(server.handshake.port())) {
            assertUnavailable(stranger);
        }
    }

    @Test
    void theSchemaIsWhatWasEncodedBefore() {
        GetProviderSchemaResponse schema =
                connection.provider().getProviderSchema(GetProviderSchemaRequest.getDefaultInstance());
        assertThat(schema.toByteArray()).isEqualTo(SchemaCodec.getProviderSchema(new Registry(new ToyProvider())));
    }

    @Test
    void anObjectLivesFromPlanToDestroy() {
        Value config = toy("bear", Values.NULL);
        assertThat(client.validate(TOY, config, TYPE)).isEmpty();
        PlanResourceChangeResponse plan = client.plan(TOY, Values.NULL, config, config, NONE, TYPE);
        assertThat(plan.getDiagnosticsList()).isEmpty();
        Value planned = toy("bear", Values.UNKNOWN);
        assertThat(DynamicValueCodec.read(plan.getPlannedState(), TYPE)).isEqualTo(planned);
        ProviderClient.Answer created = client.apply(TOY, Values.NULL, planned, config, NONE, TYPE);
        assertThat(created.value()).isEqualTo(toy("bear", Values.of("toy-bear")));
        assertThat(client.upgrade(TOY, 0, created.value(), TYPE).value()).isEqualTo(created.value());
        assertThat(client.read(TOY, created.value(), NONE, TYPE).value()).isEqualTo(created.value());
        assertThat(client.apply(TOY, created.value(), Values.NULL, Values.NULL, NONE, TYPE)
                        .value())
                .isEqualTo(Values.NULL);
    }

    @Test
    void anErrorOfTheConfigurationStandsAtItsAttribute() {
        List<Diagnostic> diagnostics = client.validate(TOY, toy("broken", Values.NULL), TYPE);
        assertThat(diagnostics).singleElement().satisfies(each -> {
            assertThat(each.getSeverity()).isEqualTo(Diagnostic.Severity.ERROR);
            assertThat(each.getAttribute().getSteps(0).getAttributeName()).isEqualTo("name");
        });
    }

    @Test
    void anImportAnswersOneObject() {
        ImportResourceStateResponse imported = client.importState(TOY, "bear");
        assertThat(imported.getImportedResourcesList()).singleElement().satisfies(each -> assertThat(each.getTypeName())
                .isEqualTo(TOY));
        assertThat(client.importState(TOY, "").getDiagnosticsList()).hasSize(1);
    }

    @Test
    void anExceptionIsOneDiagnosticWithTheRequestIdAndKeepsTheState() {
        Value state = toy("thrower", Values.of("toy-1"));
        ProviderClient.Answer read = client.read(TOY, state, new byte[] {1}, TYPE);
        assertThat(read.value()).isEqualTo(state);
        assertThat(read.privateData()).containsExactly(1);
        assertFailure(read);
        ProviderClient.Answer updated =
                client.apply(TOY, toy("bear", Values.of("toy-1")), state, state, new byte[] {2}, TYPE);
        assertThat(updated.value()).isEqualTo(toy("bear", Values.of("toy-1")));
        assertThat(updated.privateData()).containsExactly(2);
        assertFailure(updated);
    }

    @Test
    void bytesThatAreNoValueAreADiagnosticAtTheAttribute() {
        DynamicValue wrong = DynamicValue.newBuilder()
                .setMsgpack(ByteString.copyFrom(new byte[] {(byte) 0x81, (byte) 0xa4, 'n', 'a', 'm', 'e', (byte) 0xc3}))
                .build();
        List<Diagnostic> diagnostics = connection
                .provider()
                .validateResourceConfig(ValidateResourceConfigRequest.newBuilder()
                        .setTypeName(TOY)
                        .setConfig(wrong)
                        .build())
                .getDiagnosticsList();
        assertThat(diagnostics).singleElement().satisfies(each -> {
            assertThat(each.getSummary()).isEqualTo("Value Not Understood");
            assertThat(each.getDetail()).contains("name is not a string");
        });
    }

    @Test
    void unknownTypesAreDiagnosticsAndUnknownMethodsUnimplemented() {
        assertThat(client.validate("toy_train", toy("bear", Values.NULL), TYPE))
                .singleElement()
                .satisfies(each -> assertThat(each.getDetail()).contains("\"toy_train\""));
        assertThat(connection
                        .provider()
                        .readDataSource(ReadDataSourceRequest.newBuilder()
                                .setTypeName("toy_box")
                                .build())
                        .getDiagnosticsList())
                .hasSize(1);
        assertThatThrownBy(() -> connection.provider().getStates(GetStatesRequest.getDefaultInstance()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
    }

    @Test
    void stateOfAVeryOldTerraformIsRefused() {
        assertThat(connection
                        .provider()
                        .upgradeResourceState(UpgradeResourceStateRequest.newBuilder()
                                .setTypeName(TOY)
                                .setRawState(RawState.newBuilder().putFlatmap("id", "toy-1"))
                                .build())
                        .getDiagnosticsList())
                .singleElement()
                .satisfies(each -> assertThat(each.getSummary()).isEqualTo("State Too Old"));
    }

    @Test
    void aStopReachesTheCallsInFlightAndNoLaterOne() throws Exception {
        Value config = toy("sleeper", Values.NULL);
        CompletableFuture<ProviderClient.Answer> first = sleeper(config);
        TimeUnit.MILLISECONDS.sleep(300);
        client.stop();
        ProviderClient.Answer stopped = first.get(15, TimeUnit.SECONDS);
        assertThat(stopped.failed()).isTrue();
        assertThat(stopped.value()).isEqualTo(toy("sleeper", Values.of("toy-sleeper")));
        CompletableFuture<ProviderClient.Answer> second = sleeper(config);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(second).isNotDone();
        client.stop();
        assertThat(second.get(15, TimeUnit.SECONDS).failed()).isTrue();
    }

    @Test
    void largeMessagesPass() {
        Value config = toy("x".repeat(20 * 1024 * 1024), Values.NULL);
        assertThat(client.validate(TOY, config, TYPE)).isEmpty();
    }

    private static CompletableFuture<ProviderClient.Answer> sleeper(Value config) {
        return CompletableFuture.supplyAsync(
                () -> client.apply(TOY, Values.NULL, toy("sleeper", Values.UNKNOWN), config, NONE, TYPE));
    }

    private static void assertUnavailable(PluginConnection stranger) {
        assertThatThrownBy(() -> stranger.provider().getProviderSchema(GetProviderSchemaRequest.getDefaultInstance()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    }

    private static void assertFailure(ProviderClient.Answer answer) {
        assertThat(answer.diagnostics()).singleElement().satisfies(each -> {
            assertThat(each.getSummary()).isEqualTo("Provider Failure");
            assertThat(each.getDetail())
                    .containsPattern("request id [0-9a-f-]{36}")
                    .doesNotContain("hunter2");
        });
    }

    private static Value toy(String name, Value id) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("name", Values.of(name));
        attributes.put("labels", Values.NULL);
        attributes.put("id", id);
        return new Value.ObjectValue(attributes);
    }
}
