package io.dataplane.proto.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ApplyResourceChangeRequest;
import io.dataplane.proto.wire.ApplyResourceChangeResponse;
import io.dataplane.proto.wire.CallFunctionRequest;
import io.dataplane.proto.wire.CallFunctionResponse;
import io.dataplane.proto.wire.Deferred;
import io.dataplane.proto.wire.Diagnostic;
import io.dataplane.proto.wire.DynamicValue;
import io.dataplane.proto.wire.Function;
import io.dataplane.proto.wire.FunctionReturn;
import io.dataplane.proto.wire.GetProviderSchemaResponse;
import io.dataplane.proto.wire.ImportResourceStateImportedResource;
import io.dataplane.proto.wire.ImportResourceStateRequest;
import io.dataplane.proto.wire.ImportResourceStateResponse;
import io.dataplane.proto.wire.InvokeActionEvent;
import io.dataplane.proto.wire.InvokeActionEventCompleted;
import io.dataplane.proto.wire.InvokeActionEventProgress;
import io.dataplane.proto.wire.ListResourceEvent;
import io.dataplane.proto.wire.ListResourceRequest;
import io.dataplane.proto.wire.MoveResourceStateRequest;
import io.dataplane.proto.wire.MoveResourceStateResponse;
import io.dataplane.proto.wire.OpenEphemeralResourceRequest;
import io.dataplane.proto.wire.OpenEphemeralResourceResponse;
import io.dataplane.proto.wire.PlanResourceChangeRequest;
import io.dataplane.proto.wire.PlanResourceChangeResponse;
import io.dataplane.proto.wire.ReadDataSourceRequest;
import io.dataplane.proto.wire.ReadDataSourceResponse;
import io.dataplane.proto.wire.ReadResourceRequest;
import io.dataplane.proto.wire.ReadResourceResponse;
import io.dataplane.proto.wire.ResourceIdentityData;
import io.dataplane.proto.wire.ResourceIdentitySchema;
import io.dataplane.proto.wire.ResourceIdentitySchemaIdentityAttribute;
import io.dataplane.proto.wire.Schema;
import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.proto.wire.SchemaObject;
import io.dataplane.proto.wire.UpgradeResourceStateRequest;
import io.dataplane.proto.wire.UpgradeResourceStateResponse;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole answers as they travel, and schemas: for each rule one that breaks it.
class AnswersJudgeTest {
    private static final Type TYPE = new Type.ObjectOf(new TreeMap<>(Map.of("name", Type.STRING, "id", Type.STRING)));
    private static final DynamicValue GOOD = value(Values.of("bear"), Values.of("7"));
    private static final DynamicValue UNKNOWN = value(Values.of("bear"), Values.UNKNOWN);
    private static final DynamicValue NULL = DynamicValueCodec.write(Values.NULL, TYPE);
    private static final DynamicValue BROKEN = DynamicValue.newBuilder()
            .setMsgpack(ByteString.copyFromUtf8("\u0001"))
            .build();
    private static final DynamicValue SHORT = DynamicValueCodec.write(
            new Value.ObjectValue(Map.of("name", Values.of("bear"))),
            new Type.ObjectOf(new TreeMap<>(Map.of("name", Type.STRING))));
    private static final Schema SCHEMA = Schema.newBuilder()
            .setBlock(SchemaBlock.newBuilder()
                    .addAttributes(attribute("name").setRequired(true))
                    .addAttributes(attribute("id").setComputed(true)))
            .build();
    private static final GetProviderSchemaResponse SERVED = GetProviderSchemaResponse.newBuilder()
            .setProvider(Schema.getDefaultInstance())
            .putResourceSchemas("toy", SCHEMA)
            .putDataSourceSchemas("toy", SCHEMA)
            .putEphemeralResourceSchemas("toy", SCHEMA)
            .putFunctions(
                    "twice",
                    Function.newBuilder()
                            .setReturn(FunctionReturn.newBuilder().setType(ByteString.copyFromUtf8("\"string\"")))
                            .build())
            .build();
    private static final ByteString SECRET = ByteString.copyFromUtf8("p");
    private static final ResourceIdentityData HALF = ResourceIdentityData.newBuilder()
            .setIdentityData(DynamicValueCodec.write(
                    new Value.ObjectValue(Map.of("id", Values.UNKNOWN)),
                    new Type.ObjectOf(new TreeMap<>(Map.of("id", Type.STRING)))))
            .build();

    private static final PlanResourceChangeRequest PLAN = PlanResourceChangeRequest.newBuilder()
            .setTypeName("toy")
            .setPriorState(GOOD)
            .setConfig(value(Values.of("bear"), Values.NULL))
            .build();
    private static final ApplyResourceChangeRequest APPLY = ApplyResourceChangeRequest.newBuilder()
            .setTypeName("toy")
            .setPlannedState(UNKNOWN)
            .setPlannedPrivate(SECRET)
            .build();
    private static final ReadResourceRequest READ = ReadResourceRequest.newBuilder()
            .setTypeName("toy")
            .setCurrentState(GOOD)
            .setPrivate(SECRET)
            .build();
    private static final UpgradeResourceStateRequest UPGRADE =
            UpgradeResourceStateRequest.newBuilder().setTypeName("toy").build();
    private static final ImportResourceStateRequest IMPORT = ImportResourceStateRequest.newBuilder()
            .setTypeName("toy")
            .setId("7")
            .build();
    private static final MoveResourceStateRequest MOVE =
            MoveResourceStateRequest.newBuilder().setTargetTypeName("toy").build();
    private static final ReadDataSourceRequest DATA = ReadDataSourceRequest.newBuilder()
            .setTypeName("toy")
            .setConfig(value(Values.of("bear"), Values.NULL))
            .build();
    private static final OpenEphemeralResourceRequest OPEN = OpenEphemeralResourceRequest.newBuilder()
            .setTypeName("toy")
            .setConfig(value(Values.of("bear"), Values.NULL))
            .build();
    private static final CallFunctionRequest CALL =
            CallFunctionRequest.newBuilder().setName("twice").build();
    private static final ListResourceRequest LIST =
            ListResourceRequest.newBuilder().setTypeName("toy").build();

    static Stream<Arguments> answers() {
        var plan = PlanResourceChangeResponse.newBuilder().setPlannedState(GOOD);
        var apply = ApplyResourceChangeResponse.newBuilder().setNewState(GOOD).setPrivate(SECRET);
        var read = ReadResourceResponse.newBuilder().setNewState(GOOD).setPrivate(SECRET);
        var upgrade = UpgradeResourceStateResponse.newBuilder().setUpgradedState(GOOD);
        var toy = ImportResourceStateImportedResource.newBuilder()
                .setTypeName("toy")
                .setState(GOOD);
        var imported = ImportResourceStateResponse.newBuilder().addImportedResources(toy);
        var move = MoveResourceStateResponse.newBuilder().setTargetState(GOOD);
        var data = ReadDataSourceResponse.newBuilder().setState(GOOD);
        var open = OpenEphemeralResourceResponse.newBuilder().setResult(GOOD);
        Diagnostic nothing = Diagnostic.newBuilder().setSummary("Something").build();
        Diagnostic error =
                nothing.toBuilder().setSeverity(Diagnostic.Severity.ERROR).build();
        return Stream.of(
                Arguments.of("", PLAN, plan.build()),
                Arguments.of("P2", PLAN, plan.clone().setLegacyTypeSystem(true).build()),
                Arguments.of(
                        "P11",
                        PLAN,
                        plan.clone().setDeferred(Deferred.getDefaultInstance()).build()),
                Arguments.of("P14", PLAN, plan.clone().setPlannedIdentity(HALF).build()),
                Arguments.of("A7", PLAN, plan.clone().setPlannedState(BROKEN).build()),
                Arguments.of("P1", PLAN, plan.clone().clearPlannedState().build()),
                Arguments.of(
                        "DIAGNOSTIC", PLAN, plan.clone().addDiagnostics(nothing).build()),
                Arguments.of(
                        "",
                        PLAN,
                        plan.clone().clearPlannedState().addDiagnostics(error).build()),
                Arguments.of("", APPLY, apply.build()),
                Arguments.of(
                        "A4",
                        APPLY,
                        apply.clone().setNewState(UNKNOWN).addDiagnostics(error).build()),
                Arguments.of("A6", APPLY, apply.clone().setNewState(NULL).build()),
                Arguments.of("A7", APPLY, apply.clone().setNewState(SHORT).build()),
                Arguments.of("A8", APPLY, apply.clone().clearPrivate().build()),
                Arguments.of("P14", APPLY, apply.clone().setNewIdentity(HALF).build()),
                Arguments.of("", READ, read.build()),
                Arguments.of("", READ, read.clone().clear().build()),
                Arguments.of("R1", READ, read.clone().setNewState(UNKNOWN).build()),
                Arguments.of("R2", READ, read.clone().setNewIdentity(HALF).build()),
                Arguments.of("R3", READ, read.clone().clearPrivate().build()),
                Arguments.of(
                        "P11",
                        READ,
                        read.clone().setDeferred(Deferred.getDefaultInstance()).build()),
                Arguments.of("", UPGRADE, upgrade.build()),
                Arguments.of(
                        "U1", UPGRADE, upgrade.clone().setUpgradedState(UNKNOWN).build()),
                Arguments.of(
                        "A7", UPGRADE, upgrade.clone().setUpgradedState(SHORT).build()),
                Arguments.of("", IMPORT, imported.build()),
                Arguments.of("I1", IMPORT, imported.clone().clear().build()),
                Arguments.of(
                        "I1", IMPORT, imported.clone().addImportedResources(toy).build()),
                Arguments.of("I1", IMPORT, importing(toy.clone().clearTypeName())),
                Arguments.of("I1", IMPORT, importing(toy.clone().clearState())),
                Arguments.of("I1", IMPORT, importing(toy.clone().setState(UNKNOWN))),
                Arguments.of("I1", IMPORT, importing(toy.clone().setIdentity(HALF))),
                Arguments.of("I1", IMPORT.toBuilder().setIdentity(HALF).build(), importing(toy.clone())),
                Arguments.of("", MOVE, move.build()),
                Arguments.of("M1", MOVE, move.clone().setTargetState(UNKNOWN).build()),
                Arguments.of("M1", MOVE, move.clone().clear().build()),
                Arguments.of("", DATA, data.build()),
                Arguments.of("D1", DATA, data.clone().setState(UNKNOWN).build()),
                Arguments.of("D1", DATA, data.clone().clear().build()),
                Arguments.of("", OPEN, open.build()),
                Arguments.of("E1", OPEN, open.clone().setResult(UNKNOWN).build()),
                Arguments.of(
                        "P2",
                        OPEN,
                        open.clone()
                                .setResult(value(Values.of("cat"), Values.NULL))
                                .build()),
                Arguments.of("", CALL, result(Values.of("x"))),
                Arguments.of("F1", CALL, result(Values.UNKNOWN)),
                Arguments.of(
                        "A7",
                        CALL,
                        CallFunctionResponse.newBuilder().setResult(GOOD).build()),
                Arguments.of(
                        "",
                        LIST,
                        ListResourceEvent.newBuilder().setIdentity(HALF).build()),
                Arguments.of("L1", LIST, ListResourceEvent.getDefaultInstance()),
                Arguments.of(
                        "L1",
                        LIST,
                        ListResourceEvent.newBuilder()
                                .setIdentity(HALF)
                                .setResourceObject(GOOD)
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyBrokenAnswerIsSeen(String rule, Message request, Message answer) {
        List<String> broken = new Judge(SERVED)
                .judge(request, answer).stream().map(Breach::rule).distinct().toList();
        if (rule.isEmpty()) {
            assertThat(broken).isEmpty();
        } else {
            assertThat(broken).contains(rule);
        }
    }

    @Test
    void functionsAnswerTheSameAgain() {
        Judge judge = new Judge(SERVED);
        assertThat(judge.judge(CALL, result(Values.of("x")))).isEmpty();
        assertThat(judge.judge(CALL, result(Values.of("x")))).isEmpty();
        assertThat(judge.judge(CALL, result(Values.of("y"))))
                .extracting(Breach::rule)
                .containsExactly("F1");
    }

    @Test
    void actionsCompleteOnceAtTheEnd() {
        InvokeActionEvent progress = InvokeActionEvent.newBuilder()
                .setProgress(InvokeActionEventProgress.getDefaultInstance())
                .build();
        InvokeActionEvent completed = InvokeActionEvent.newBuilder()
                .setCompleted(InvokeActionEventCompleted.getDefaultInstance())
                .build();
        assertThat(OtherAnswers.invoked(List.of(progress, progress, completed))).isEmpty();
        assertThat(OtherAnswers.invoked(List.of())).isNotEmpty();
        assertThat(OtherAnswers.invoked(List.of(progress))).isNotEmpty();
        assertThat(OtherAnswers.invoked(List.of(completed, completed))).isNotEmpty();
        assertThat(OtherAnswers.invoked(List.of(InvokeActionEvent.getDefaultInstance(), completed)))
                .isNotEmpty();
    }

    static Stream<Arguments> schemas() {
        SchemaAttribute.Builder good = attribute("a").setOptional(true);
        SchemaObject.Builder set = SchemaObject.newBuilder().setNesting(SchemaObject.NestingMode.SET);
        SchemaNestedBlock.Builder list =
                SchemaNestedBlock.newBuilder().setTypeName("b").setNesting(SchemaNestedBlock.NestingMode.LIST);
        SchemaNestedBlock.Builder single = list.clone().setNesting(SchemaNestedBlock.NestingMode.SINGLE);
        SchemaBlock computed = SchemaBlock.newBuilder().setComputed(true).build();
        return Stream.of(
                Arguments.of("", with(s -> s.addAttributes(good).addBlockTypes(list))),
                Arguments.of("S2", with(s -> s.addAttributes(attribute("a")))),
                Arguments.of("S2", with(s -> s.addAttributes(good.clone().setRequired(true)))),
                Arguments.of("S3", with(s -> s.addAttributes(good.clone().clearType()))),
                Arguments.of("S3", with(s -> s.addAttributes(good.clone().setNestedType(set)))),
                Arguments.of(
                        "S3",
                        with(s -> s.addAttributes(
                                good.clone().clearType().setNestedType(SchemaObject.getDefaultInstance())))),
                Arguments.of("S4", with(s -> s.addAttributes(good.clone().setName("Name")))),
                Arguments.of("S4", with(s -> s.addAttributes(good.clone().setName("count")))),
                Arguments.of("S4", with(s -> s.addAttributes(good).addAttributes(good))),
                Arguments.of("S4", with(s -> s.addAttributes(good)
                        .addBlockTypes(list.clone().setTypeName("a")))),
                Arguments.of(
                        "S5",
                        with(s -> s.addBlockTypes(list.clone().setMinItems(3).setMaxItems(2)))),
                Arguments.of("S5", with(s -> s.addBlockTypes(single.clone().setMaxItems(1)))),
                Arguments.of("S5", with(s -> s.addBlockTypes(list.clone().clearNesting()))),
                Arguments.of(
                        "S6",
                        with(s -> s.addAttributes(good.clone()
                                .clearType()
                                .setNestedType(set.clone()
                                        .addAttributes(
                                                good.clone().setType(ByteString.copyFromUtf8("\"dynamic\""))))))),
                Arguments.of(
                        "S6",
                        with(s -> s.addAttributes(good.clone()
                                .clearType()
                                .setNestedType(
                                        set.clone().addAttributes(good.clone().setWriteOnly(true)))))),
                Arguments.of("S7", with(s -> s.addAttributes(good.clone().setDeprecationMessage("old")))),
                Arguments.of(
                        "S8",
                        with(s -> s.addBlockTypes(list.clone().setMinItems(1).setBlock(computed)))),
                Arguments.of(
                        "S10",
                        with(s -> s.addAttributes(good.clone().setComputed(true).setWriteOnly(true)))));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyBrokenSchemaIsSeen(String rule, SchemaBlock block) {
        List<Breach> broken = SchemaJudge.judge(SERVED.toBuilder()
                .putResourceSchemas("toy", Schema.newBuilder().setBlock(block).build())
                .build());
        assertThat(broken).extracting(Breach::rule).isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @Test
    void schemasAsAWholeAreJudged() {
        assertThat(SchemaJudge.judge(SERVED)).isEmpty();
        assertThat(rules(SERVED.toBuilder().clearProvider())).contains("S1");
        assertThat(rules(SERVED.toBuilder()
                        .putResourceSchemas(
                                "toy", SCHEMA.toBuilder().setVersion(-1).build())))
                .containsExactly("S1");
        assertThat(rules(SERVED.toBuilder()
                        .putResourceSchemas(
                                "toy",
                                SCHEMA.toBuilder()
                                        .setBlock(with(s -> s.setDescription("x".repeat(1 << 26))))
                                        .build())))
                .containsExactly("S12");
        assertThat(rules(SERVED.toBuilder().putFunctions("twice", Function.getDefaultInstance())))
                .containsExactly("S11");
        assertThat(rules(SERVED.toBuilder()
                        .putDataSourceSchemas(
                                "toy",
                                Schema.newBuilder()
                                        .setBlock(with(s -> s.addAttributes(
                                                attribute("a").setOptional(true).setWriteOnly(true))))
                                        .build())))
                .containsExactly("S10");
        ResourceIdentitySchemaIdentityAttribute.Builder id = ResourceIdentitySchemaIdentityAttribute.newBuilder()
                .setName("id")
                .setType(ByteString.copyFromUtf8("\"string\""))
                .setRequiredForImport(true);
        assertThat(identity(id)).isEmpty();
        assertThat(identity(id.clone().clearRequiredForImport())).hasSize(1);
        assertThat(identity(id.clone().setType(ByteString.copyFromUtf8("[\"map\",\"string\"]"))))
                .hasSize(1);
    }

    private static List<Breach> identity(ResourceIdentitySchemaIdentityAttribute.Builder attribute) {
        return SchemaJudge.identity(ResourceIdentitySchema.newBuilder()
                .addIdentityAttributes(attribute)
                .build());
    }

    private static List<String> rules(GetProviderSchemaResponse.Builder schemas) {
        return SchemaJudge.judge(schemas.build()).stream()
                .map(Breach::rule)
                .distinct()
                .toList();
    }

    private static SchemaBlock with(UnaryOperator<SchemaBlock.Builder> change) {
        return change.apply(SchemaBlock.newBuilder()).build();
    }

    private static SchemaAttribute.Builder attribute(String name) {
        return SchemaAttribute.newBuilder().setName(name).setType(ByteString.copyFromUtf8("\"string\""));
    }

    private static DynamicValue value(Value name, Value id) {
        return DynamicValueCodec.write(new Value.ObjectValue(Map.of("name", name, "id", id)), TYPE);
    }

    private static CallFunctionResponse result(Value value) {
        return CallFunctionResponse.newBuilder()
                .setResult(DynamicValueCodec.write(value, Type.STRING))
                .build();
    }

    private static ImportResourceStateResponse importing(ImportResourceStateImportedResource.Builder toy) {
        return ImportResourceStateResponse.newBuilder()
                .addImportedResources(toy)
                .build();
    }
}
