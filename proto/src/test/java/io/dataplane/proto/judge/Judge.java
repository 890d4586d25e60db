package io.dataplane.proto.judge;

import com.google.protobuf.ByteString;
import io.dataplane.proto.codec.CodecException;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ApplyResourceChangeRequest;
import io.dataplane.proto.wire.ApplyResourceChangeResponse;
import io.dataplane.proto.wire.AttributePathStep;
import io.dataplane.proto.wire.CallFunctionRequest;
import io.dataplane.proto.wire.CallFunctionResponse;
import io.dataplane.proto.wire.Diagnostic;
import io.dataplane.proto.wire.DynamicValue;
import io.dataplane.proto.wire.GetProviderSchemaResponse;
import io.dataplane.proto.wire.ImportResourceStateImportedResource;
import io.dataplane.proto.wire.ImportResourceStateRequest;
import io.dataplane.proto.wire.ImportResourceStateResponse;
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
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.UpgradeResourceStateRequest;
import io.dataplane.proto.wire.UpgradeResourceStateResponse;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/// Judges the answers of a provider whose schema it knows, as Terraform does when they come in.
public final class Judge {
    private final GetProviderSchemaResponse schemas;
    private final OtherAnswers others;

    public Judge(GetProviderSchemaResponse schemas) {
        this.schemas = schemas;
        this.others = new OtherAnswers(schemas);
    }

    /// What is broken in an answer to a request; messages that hold no value are only looked at for their diagnostics.
    public List<Breach> judge(Object request, Object answer) {
        Breaches breaches = new Breaches();
        List<Breach> all = new ArrayList<>();
        try {
            all.addAll(values(request, answer, breaches));
        } catch (CodecException e) {
            breaches.add("A7", e.path().toString(), "does not decode: it " + e.getMessage());
        }
        all.addAll(breaches.list());
        return all;
    }

    private List<Breach> values(Object request, Object answer, Breaches breaches) {
        return switch (answer) {
            case GetProviderSchemaResponse schema -> SchemaJudge.judge(schema);
            case PlanResourceChangeResponse plan -> plan((PlanResourceChangeRequest) request, plan, breaches);
            case ApplyResourceChangeResponse applied -> apply((ApplyResourceChangeRequest) request, applied, breaches);
            case ReadResourceResponse read -> read((ReadResourceRequest) request, read, breaches);
            case UpgradeResourceStateResponse upgraded ->
                upgrade((UpgradeResourceStateRequest) request, upgraded, breaches);
            case ImportResourceStateResponse imported ->
                imported((ImportResourceStateRequest) request, imported, breaches);
            case MoveResourceStateResponse moved -> moved((MoveResourceStateRequest) request, moved, breaches);
            case ReadDataSourceResponse data -> data((ReadDataSourceRequest) request, data, breaches);
            case CallFunctionResponse result -> others.function((CallFunctionRequest) request, result);
            case ListResourceEvent event -> OtherAnswers.listed((ListResourceRequest) request, event);
            case OpenEphemeralResourceResponse open ->
                ephemeral((OpenEphemeralResourceRequest) request, open, breaches);
            default -> List.of();
        };
    }

    private static SchemaBlock block(Map<String, io.dataplane.proto.wire.Schema> schemas, String type) {
        return schemas.getOrDefault(type, io.dataplane.proto.wire.Schema.getDefaultInstance())
                .getBlock();
    }

    private static Value read(DynamicValue wire, SchemaBlock schema) {
        return DynamicValueCodec.read(wire, Shapes.of(schema));
    }

    /// A diagnostic without a severity or a summary is a mistake in itself.
    private static boolean failed(List<Diagnostic> diagnostics, Breaches breaches) {
        for (Diagnostic each : diagnostics) {
            breaches.that(
                    each.getSeverity() == Diagnostic.Severity.ERROR
                            || each.getSeverity() == Diagnostic.Severity.WARNING,
                    "DIAGNOSTIC",
                    "",
                    "has no severity");
            breaches.that(!each.getSummary().isBlank(), "DIAGNOSTIC", "", "has no summary");
        }
        return diagnostics.stream().anyMatch(d -> d.getSeverity() == Diagnostic.Severity.ERROR);
    }

    private List<Breach> plan(PlanResourceChangeRequest request, PlanResourceChangeResponse answer, Breaches breaches) {
        if (failed(answer.getDiagnosticsList(), breaches)) {
            return List.of();
        }
        breaches.that(!answer.getLegacyTypeSystem(), "P2", "", "claims the legacy type system");
        breaches.that(
                !answer.hasDeferred() || request.getClientCapabilities().getDeferralAllowed(),
                "P11",
                "",
                "is deferred");
        SchemaBlock schema = block(schemas.getResourceSchemasMap(), request.getTypeName());
        Value prior = read(request.getPriorState(), schema);
        Value planned = read(answer.getPlannedState(), schema);
        List<AttributePath> replace =
                answer.getRequiresReplaceList().stream().map(Judge::path).toList();
        if (answer.hasPlannedIdentity() && !prior.isNull() && replace.isEmpty() && !planned.isNull()) {
            identity(answer.getPlannedIdentity().getIdentityData(), "P14", breaches);
        }
        return PlanJudge.judge(schema, prior, read(request.getConfig(), schema), planned, replace);
    }

    private static AttributePath path(io.dataplane.proto.wire.AttributePath wire) {
        AttributePath path = AttributePath.ROOT;
        for (AttributePathStep step : wire.getStepsList()) {
            path = switch (step.getSelectorCase()) {
                case ATTRIBUTE_NAME -> path.name(step.getAttributeName());
                case ELEMENT_KEY_STRING -> path.key(step.getElementKeyString());
                case ELEMENT_KEY_INT -> path.index(step.getElementKeyInt());
                case SELECTOR_NOT_SET -> path.name("");
            };
        }
        return path;
    }

    private List<Breach> apply(
            ApplyResourceChangeRequest request, ApplyResourceChangeResponse answer, Breaches breaches) {
        boolean failed = failed(answer.getDiagnosticsList(), breaches);
        SchemaBlock schema = block(schemas.getResourceSchemasMap(), request.getTypeName());
        Value planned = read(request.getPlannedState(), schema);
        Value actual = read(answer.getNewState(), schema);
        boolean kept =
                request.getPlannedPrivate().isEmpty() || !answer.getPrivate().isEmpty();
        breaches.that(kept || actual.isNull(), "A8", "", "the private data is lost");
        identity(answer.getNewIdentity().getIdentityData(), "P14", breaches);
        return ApplyJudge.judge(schema, planned, actual, failed);
    }

    private List<Breach> read(ReadResourceRequest request, ReadResourceResponse answer, Breaches breaches) {
        failed(answer.getDiagnosticsList(), breaches);
        boolean allowed = request.getClientCapabilities().getDeferralAllowed();
        breaches.that(!answer.hasDeferred() || allowed, "P11", "", "is deferred");
        SchemaBlock schema = block(schemas.getResourceSchemasMap(), request.getTypeName());
        Value state = read(answer.getNewState(), schema);
        boolean kept = request.getPrivate().isEmpty() || !answer.getPrivate().isEmpty();
        breaches.that(kept || state.isNull(), "R3", "", "the private data is lost");
        identity(answer.getNewIdentity().getIdentityData(), "R2", breaches);
        return StateJudge.judge(schema, state, "R1");
    }

    private List<Breach> upgrade(
            UpgradeResourceStateRequest request, UpgradeResourceStateResponse answer, Breaches breaches) {
        if (failed(answer.getDiagnosticsList(), breaches)) {
            return List.of();
        }
        SchemaBlock schema = block(schemas.getResourceSchemasMap(), request.getTypeName());
        return StateJudge.judge(schema, read(answer.getUpgradedState(), schema), "U1");
    }

    private List<Breach> imported(
            ImportResourceStateRequest request, ImportResourceStateResponse answer, Breaches breaches) {
        if (failed(answer.getDiagnosticsList(), breaches)
                || !breaches.that(answer.getImportedResourcesCount() == 1, "I1", "", "is not exactly one resource")) {
            return List.of();
        }
        ImportResourceStateImportedResource only = answer.getImportedResources(0);
        if (!breaches.that(only.getTypeName().equals(request.getTypeName()), "I1", "", "has another type")) {
            return List.of();
        }
        SchemaBlock schema = block(schemas.getResourceSchemasMap(), request.getTypeName());
        Value state = read(only.getState(), schema);
        breaches.that(request.getId().isEmpty() || !state.isNull(), "I1", "", "has no state");
        breaches.that(!request.hasIdentity() || only.hasIdentity(), "I1", "", "has no identity");
        identity(only.getIdentity().getIdentityData(), "I1", breaches);
        return StateJudge.judge(schema, state, "I1");
    }

    private List<Breach> moved(MoveResourceStateRequest request, MoveResourceStateResponse answer, Breaches breaches) {
        if (failed(answer.getDiagnosticsList(), breaches)) {
            return List.of();
        }
        SchemaBlock schema = block(schemas.getResourceSchemasMap(), request.getTargetTypeName());
        Value state = read(answer.getTargetState(), schema);
        breaches.that(!state.isNull(), "M1", "", "has no state");
        return StateJudge.judge(schema, state, "M1");
    }

    private List<Breach> data(ReadDataSourceRequest request, ReadDataSourceResponse answer, Breaches breaches) {
        if (failed(answer.getDiagnosticsList(), breaches)) {
            return List.of();
        }
        SchemaBlock schema = block(schemas.getDataSourceSchemasMap(), request.getTypeName());
        Value state = read(answer.getState(), schema);
        breaches.that(!state.isNull(), "D1", "", "has no state");
        List<Breach> all = new ArrayList<>(StateJudge.judge(schema, state, "D1"));
        all.addAll(PlanJudge.judge(schema, Values.NULL, read(request.getConfig(), schema), state, List.of()));
        return all;
    }

    private List<Breach> ephemeral(
            OpenEphemeralResourceRequest request, OpenEphemeralResourceResponse answer, Breaches breaches) {
        if (failed(answer.getDiagnosticsList(), breaches)) {
            return List.of();
        }
        SchemaBlock schema = block(schemas.getEphemeralResourceSchemasMap(), request.getTypeName());
        Value result = read(answer.getResult(), schema);
        List<Breach> all = new ArrayList<>(StateJudge.judge(schema, result, "E1"));
        all.addAll(PlanJudge.judge(schema, Values.NULL, read(request.getConfig(), schema), result, List.of()));
        return all;
    }

    /// Identities hold only primitives and lists of them, so an unknown shows as an extension in their bytes.
    private static void identity(DynamicValue wire, String rule, Breaches breaches) {
        breaches.that(!holdsUnknown(wire.getMsgpack()), rule, "", "the identity is not wholly known");
    }

    private static boolean holdsUnknown(ByteString bytes) {
        if (bytes.isEmpty()) {
            return false;
        }
        try (MessageUnpacker in = MessagePack.newDefaultUnpacker(bytes.toByteArray())) {
            return unknown(in.unpackValue());
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean unknown(org.msgpack.value.Value value) {
        return switch (value.getValueType()) {
            case EXTENSION -> true;
            case ARRAY -> value.asArrayValue().list().stream().anyMatch(Judge::unknown);
            case MAP -> value.asMapValue().values().stream().anyMatch(Judge::unknown);
            default -> false;
        };
    }
}
