package io.dataplane.proto.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.dataplane.proto.client.Given;
import io.dataplane.proto.plugin.ToyServer;
import io.dataplane.proto.wire.ApplyResourceChangeRequest;
import io.dataplane.proto.wire.ApplyResourceChangeResponse;
import io.dataplane.proto.wire.DynamicValue;
import io.dataplane.proto.wire.GetResourceIdentitySchemasRequest;
import io.dataplane.proto.wire.ImportResourceStateRequest;
import io.dataplane.proto.wire.ImportResourceStateResponse;
import io.dataplane.proto.wire.PlanResourceChangeRequest;
import io.dataplane.proto.wire.PlanResourceChangeResponse;
import io.dataplane.proto.wire.RawState;
import io.dataplane.proto.wire.ReadResourceRequest;
import io.dataplane.proto.wire.ReadResourceResponse;
import io.dataplane.proto.wire.ResourceIdentityData;
import io.dataplane.proto.wire.ResourceIdentitySchema;
import io.dataplane.proto.wire.UpgradeResourceIdentityRequest;
import io.dataplane.proto.wire.UpgradeResourceIdentityResponse;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdentityCallsTest {
    private static ToyServer server;
    private static Given robot;
    private static Given identity;

    @BeforeAll
    static void start() {
        server = ToyServer.start();
        robot = Given.of(server.registry, BlockKind.RESOURCE, "toy_robot");
        identity = Given.identity(server.registry, "toy_robot");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void onlyResourcesWithAnIdentityHaveASchemaOfIt() {
        Map<String, ResourceIdentitySchema> schemas = server.stub
                .getResourceIdentitySchemas(GetResourceIdentitySchemasRequest.getDefaultInstance())
                .getIdentitySchemasMap();
        assertThat(schemas).containsOnlyKeys("toy_robot");
        ResourceIdentitySchema schema = schemas.get("toy_robot");
        assertThat(schema.getVersion()).isEqualTo(1);
        assertThat(schema.getIdentityAttributes(0).getRequiredForImport()).isTrue();
        assertThat(schema.getIdentityAttributes(1).getOptionalForImport()).isTrue();
    }

    @Test
    void createMakesTheIdentityKnown() {
        Value config = robot.value(Map.of("name", "robby", "password_wo", "secret"));
        PlanResourceChangeResponse plan = plan(Values.NULL, config, ResourceIdentityData.getDefaultInstance());
        assertThat(read(plan.getPlannedIdentity()))
                .isEqualTo(identity.value(Map.of("name", "robby", "serial", Values.UNKNOWN)));
        assertThat(((Value.ObjectValue) robot.read(plan.getPlannedState())).get("password_wo"))
                .isEqualTo(Values.NULL);
        ApplyResourceChangeResponse made = server.stub.applyResourceChange(ApplyResourceChangeRequest.newBuilder()
                .setTypeName("toy_robot")
                .setPlannedState(plan.getPlannedState())
                .setPlannedIdentity(plan.getPlannedIdentity())
                .setConfig(wire(config))
                .build());
        assertThat(made.getDiagnosticsList()).isEmpty();
        assertThat(read(made.getNewIdentity())).isEqualTo(robby());
        assertThat(robot.read(made.getNewState()))
                .isEqualTo(robot.value(Map.of("name", "robby", "colour", "grey", "serial", "serial-robby")));
    }

    @Test
    void failedCreateKeepsStateAndIdentity() {
        ApplyResourceChangeResponse made = server.stub.applyResourceChange(ApplyResourceChangeRequest.newBuilder()
                .setTypeName("toy_robot")
                .setPlannedState(robot.wire(Map.of("name", "robby", "colour", "grey", "serial", Values.UNKNOWN)))
                .setConfig(robot.wire(Map.of("name", "robby", "password_wo", "wrong")))
                .build());
        assertThat(Given.summaries(made.getDiagnosticsList())).containsExactly("Wrong Password");
        assertThat(robot.read(made.getNewState())).isEqualTo(robot.value(Map.of("name", "robby", "colour", "grey")));
        assertThat(made.hasNewIdentity()).isTrue();
    }

    @Test
    void updateKeepsTheIdentityAndReplacementMayChangeIt() {
        Value prior = robot.value(Map.of("name", "robby", "colour", "grey", "serial", "serial-robby"));
        PlanResourceChangeResponse painted =
                plan(prior, robot.value(Map.of("name", "robby", "colour", "red")), data(robby()));
        assertThat(read(painted.getPlannedIdentity())).isEqualTo(robby());
        PlanResourceChangeResponse renamed = plan(prior, robot.value(Map.of("name", "bobby")), data(robby()));
        assertThat(renamed.getRequiresReplaceList()).hasSize(1);
        assertThat(read(renamed.getPlannedIdentity()))
                .isEqualTo(identity.value(Map.of("name", "bobby", "serial", Values.UNKNOWN)));
    }

    @Test
    void readTellsTheIdentityAndRefusesAnother() {
        ReadResourceResponse same = read("robby", ResourceIdentityData.getDefaultInstance());
        assertThat(read(same.getNewIdentity())).isEqualTo(robby());
        ReadResourceResponse other =
                read("stranger", data(identity.value(Map.of("name", "stranger", "serial", "serial-stranger"))));
        assertThat(other.getDiagnosticsList()).singleElement().satisfies(each -> {
            assertThat(each.getSummary()).isEqualTo("Object Of Another Identity");
            assertThat(each.getDetail()).contains("another serial than");
        });
    }

    @Test
    void identityThatCannotBeToldNeverCostsTheState() {
        ReadResourceResponse vague = read("vague", ResourceIdentityData.getDefaultInstance());
        assertThat(read(vague.getNewIdentity())).isEqualTo(identity.value(Map.of("name", "vague")));
        Value before = identity.value(Map.of("name", "nameless", "serial", "serial-nameless"));
        ReadResourceResponse nameless = read("nameless", data(before));
        assertThat(nameless.getDiagnosticsList()).isEmpty();
        assertThat(read(nameless.getNewIdentity())).isEqualTo(before);
        assertThat(robot.read(nameless.getNewState()).isNull()).isFalse();
    }

    @Test
    void importTakesAnIdOrAnIdentity() {
        ImportResourceStateResponse byId = server.stub.importResourceState(ImportResourceStateRequest.newBuilder()
                .setTypeName("toy_robot")
                .setId("robby")
                .build());
        assertThat(read(byId.getImportedResources(0).getIdentity())).isEqualTo(robby());
        ImportResourceStateResponse byIdentity = importBy(robby());
        assertThat(byIdentity.getDiagnosticsList()).isEmpty();
        assertThat(read(byIdentity.getImportedResources(0).getIdentity())).isEqualTo(robby());
        assertThat(Given.summaries(
                        importBy(identity.value(Map.of("name", "nobody"))).getDiagnosticsList()))
                .containsExactly("Nothing To Import");
        assertThat(Given.summaries(
                        importBy(identity.value(Map.of("serial", "1"))).getDiagnosticsList()))
                .containsExactly("Missing Required Argument");
    }

    @Test
    void oldIdentityIsUpgraded() {
        assertThat(read(upgrade("toy_robot", 0, "{\"title\":\"robby\"}").getUpgradedIdentity()))
                .isEqualTo(identity.value(Map.of("name", "robby")));
        assertThat(read(upgrade("toy_robot", 1, "{\"name\":\"robby\",\"serial\":\"serial-robby\"}")
                        .getUpgradedIdentity()))
                .isEqualTo(robby());
        assertThat(Given.summaries(upgrade("toy_robot", 7, "{}").getDiagnosticsList()))
                .containsExactly("Identity Of Another Version");
        assertThat(Given.summaries(upgrade("toy_box", 0, "{}").getDiagnosticsList()))
                .containsExactly("Resource Without Identity");
    }

    private static Value robby() {
        return identity.value(Map.of("name", "robby", "serial", "serial-robby"));
    }

    private static Value read(ResourceIdentityData data) {
        return identity.read(data.getIdentityData());
    }

    private static ResourceIdentityData data(Value value) {
        return ResourceIdentityData.newBuilder()
                .setIdentityData(io.dataplane.proto.codec.DynamicValueCodec.write(value, identity.type()))
                .build();
    }

    private static DynamicValue wire(Value value) {
        return io.dataplane.proto.codec.DynamicValueCodec.write(value, robot.type());
    }

    private static PlanResourceChangeResponse plan(Value prior, Value config, ResourceIdentityData before) {
        return server.stub.planResourceChange(PlanResourceChangeRequest.newBuilder()
                .setTypeName("toy_robot")
                .setPriorState(wire(prior))
                .setProposedNewState(wire(config))
                .setConfig(wire(config))
                .setPriorIdentity(before)
                .build());
    }

    private static ReadResourceResponse read(String name, ResourceIdentityData before) {
        return server.stub.readResource(ReadResourceRequest.newBuilder()
                .setTypeName("toy_robot")
                .setCurrentState(robot.wire(Map.of("name", name, "colour", "grey")))
                .setCurrentIdentity(before)
                .build());
    }

    private static ImportResourceStateResponse importBy(Value by) {
        return server.stub.importResourceState(ImportResourceStateRequest.newBuilder()
                .setTypeName("toy_robot")
                .setIdentity(data(by))
                .build());
    }

    private static UpgradeResourceIdentityResponse upgrade(String type, long version, String json) {
        return server.stub.upgradeResourceIdentity(UpgradeResourceIdentityRequest.newBuilder()
                .setTypeName(type)
                .setVersion(version)
                .setRawIdentity(RawState.newBuilder().setJson(ByteString.copyFromUtf8(json)))
                .build());
    }
}
