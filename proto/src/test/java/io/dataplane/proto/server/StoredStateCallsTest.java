package io.dataplane.proto.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.dataplane.proto.client.Given;
import io.dataplane.proto.plugin.ToyServer;
import io.dataplane.proto.wire.GenerateResourceConfigRequest;
import io.dataplane.proto.wire.GetMetadataRequest;
import io.dataplane.proto.wire.GetMetadataResponse;
import io.dataplane.proto.wire.GetProviderSchemaRequest;
import io.dataplane.proto.wire.GetProviderSchemaResponse;
import io.dataplane.proto.wire.MoveResourceStateRequest;
import io.dataplane.proto.wire.MoveResourceStateResponse;
import io.dataplane.proto.wire.RawState;
import io.dataplane.proto.wire.ServerCapabilities;
import io.dataplane.proto.wire.UpgradeResourceStateRequest;
import io.dataplane.proto.wire.UpgradeResourceStateResponse;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.value.Value;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoredStateCallsTest {
    private static ToyServer server;
    private static Given robot;

    @BeforeAll
    static void start() {
        server = ToyServer.start();
        robot = Given.of(server.registry, BlockKind.RESOURCE, "toy_robot");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void stateOfThePresentVersionIsReadGenerously() {
        assertThat(robot.read(upgrade(2, "{\"name\":\"robby\",\"password_wo\":\"left\",\"gone\":1}")
                        .getUpgradedState()))
                .isEqualTo(robot.value(Map.of("name", "robby")));
    }

    @Test
    void olderVersionsAreUpgradedStepByStep() {
        assertThat(robot.read(upgrade(0, "{\"title\":\"robby\"}").getUpgradedState()))
                .isEqualTo(robot.value(Map.of("name", "robby", "colour", "grey", "serial", "green")));
        assertThat(robot.read(
                        upgrade(1, "{\"name\":\"robby\",\"paint\":\"blue\"}").getUpgradedState()))
                .isEqualTo(robot.value(Map.of("name", "robby", "colour", "grey", "serial", "blue")));
        assertThat(Given.summaries(upgrade(9, "{}").getDiagnosticsList())).containsExactly("State Of Another Version");
    }

    @Test
    void valueThatNoApplyWritesIsNamedAndNeverUsed() {
        UpgradeResourceStateResponse refused = upgrade(2, "{\"name\":\"robby\",\"watts\":1.5}");
        assertThat(Given.summaries(refused.getDiagnosticsList()))
                .containsExactly("State Was Changed By Hand", "Not A Whole Number");
        assertThat(refused.getDiagnostics(1).getAttribute().getSteps(0).getAttributeName())
                .isEqualTo("watts");
    }

    @Test
    void moveTakesWhatItKnowsAndListsItOtherwise() {
        MoveResourceStateResponse moved = move("registry.example.org/other/toys", 3);
        Value state = robot.value(Map.of("name", "robby", "colour", "grey", "serial", "serial-moved"));
        assertThat(moved.getDiagnosticsList()).isEmpty();
        assertThat(robot.read(moved.getTargetState())).isEqualTo(state);
        Given identity = Given.identity(server.registry, "toy_robot");
        assertThat(identity.read(moved.getTargetIdentity().getIdentityData()))
                .isEqualTo(identity.value(Map.of("name", "robby", "serial", "serial-moved")));
        for (MoveResourceStateResponse refused :
                new MoveResourceStateResponse[] {move("registry.example.org/foreign/toys", 3), move("x/other/toys", 2)
                }) {
            assertThat(refused.getDiagnosticsList()).singleElement().satisfies(each -> {
                assertThat(each.getSummary()).isEqualTo("Move Not Supported");
                assertThat(each.getDetail()).contains("toys_android of other/toys (schema version 3)");
            });
        }
    }

    @Test
    void generatedConfigurationHoldsOnlyWhatAUserWouldWrite() {
        Value state = robot.value(Map.of(
                "name",
                "robby",
                "colour",
                "grey",
                "paint",
                "old",
                "watts",
                5,
                "motor",
                "diesel",
                "serial",
                "serial-1"));
        assertThat(robot.read(server.stub
                        .generateResourceConfig(GenerateResourceConfigRequest.newBuilder()
                                .setTypeName("toy_robot")
                                .setState(io.dataplane.proto.codec.DynamicValueCodec.write(state, robot.type()))
                                .build())
                        .getConfig()))
                .isEqualTo(robot.value(Map.of("name", "robby", "motor", "diesel")));
    }

    @Test
    void schemaAndMetadataNameEverythingAndTheSameCapabilities() {
        GetProviderSchemaResponse schema = server.stub.getProviderSchema(GetProviderSchemaRequest.getDefaultInstance());
        GetMetadataResponse metadata = server.stub.getMetadata(GetMetadataRequest.getDefaultInstance());
        assertThat(schema.getServerCapabilities())
                .isEqualTo(ServerCapabilities.newBuilder()
                        .setPlanDestroy(true)
                        .setGetProviderSchemaOptional(true)
                        .setMoveResourceState(true)
                        .setGenerateResourceConfig(true)
                        .build())
                .isEqualTo(metadata.getServerCapabilities());
        assertThat(metadata.getResourcesList()).extracting("typeName").containsExactly("toy_box", "toy_robot");
        assertThat(schema.getResourceSchemasMap()).containsOnlyKeys("toy_box", "toy_robot");
        assertThat(metadata.getDataSourcesList()).extracting("typeName").containsExactly("toy_shelf");
        assertThat(schema.getDataSourceSchemasMap()).containsOnlyKeys("toy_shelf");
        assertThat(metadata.getEphemeralResourcesList()).extracting("typeName").containsExactly("toy_key");
        assertThat(schema.getEphemeralResourceSchemasMap()).containsOnlyKeys("toy_key");
        assertThat(metadata.getListResourcesList()).extracting("typeName").containsExactly("toy_robot");
        assertThat(schema.getListResourceSchemasMap()).containsOnlyKeys("toy_robot");
        assertThat(metadata.getActionsList()).extracting("typeName").containsExactly("toy_dance");
        assertThat(schema.getActionSchemasMap()).containsOnlyKeys("toy_dance");
        assertThat(metadata.getFunctionsList()).extracting("name").containsExactly("join", "known");
        assertThat(schema.getFunctionsMap()).containsOnlyKeys("join", "known");
        assertThat(schema.getResourceSchemasOrThrow("toy_robot").getBlock().getAttributesList())
                .filteredOn(attribute -> attribute.getDeprecated())
                .singleElement()
                .satisfies(each -> assertThat(each.getDeprecationMessage()).isEqualTo("Use colour."));
    }

    private static UpgradeResourceStateResponse upgrade(long version, String json) {
        return server.stub.upgradeResourceState(UpgradeResourceStateRequest.newBuilder()
                .setTypeName("toy_robot")
                .setVersion(version)
                .setRawState(raw(json))
                .build());
    }

    private static MoveResourceStateResponse move(String provider, long version) {
        return server.stub.moveResourceState(MoveResourceStateRequest.newBuilder()
                .setTargetTypeName("toy_robot")
                .setSourceProviderAddress(provider)
                .setSourceTypeName("toys_android")
                .setSourceSchemaVersion(version)
                .setSourceState(raw("{\"label\":\"robby\",\"arms\":2}"))
                .build());
    }

    private static RawState raw(String json) {
        return RawState.newBuilder().setJson(ByteString.copyFromUtf8(json)).build();
    }
}
