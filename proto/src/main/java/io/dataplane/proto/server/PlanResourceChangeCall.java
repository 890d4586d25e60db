package io.dataplane.proto.server;

import com.google.protobuf.ByteString;
import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.codec.PathCodec;
import io.dataplane.proto.wire.PlanResourceChangeRequest;
import io.dataplane.proto.wire.PlanResourceChangeResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.Identified;
import io.dataplane.schema.dispatch.IdentifyResource;
import io.dataplane.schema.dispatch.PlanResource;
import io.dataplane.schema.dispatch.PlannedChange;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;

/// Plans a create, an update or a destroy.
final class PlanResourceChangeCall implements Call<PlanResourceChangeRequest, PlanResourceChangeResponse> {
    private final Catalogue catalogue;

    PlanResourceChangeCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<PlanResourceChangeRequest, PlanResourceChangeResponse> method() {
        return ProviderGrpc.getPlanResourceChangeMethod();
    }

    @Override
    public PlanResourceChangeResponse answer(PlanResourceChangeRequest request, CallContext context) {
        Type type = catalogue.resource(request.getTypeName()).impliedType();
        Value priorState = DynamicValueCodec.readStored(request.getPriorState(), type);
        Value proposed = DynamicValueCodec.read(request.getProposedNewState(), type);
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        byte[] priorPrivate = request.getPriorPrivate().toByteArray();
        PlannedChange planned = new PlanResource(catalogue.registry())
                .run(request.getTypeName(), priorState, proposed, config, priorPrivate, context);
        boolean newObject = priorState.isNull() || !planned.requiresReplace().isEmpty();
        Identified identified = new IdentifyResource(catalogue.registry())
                .planned(
                        request.getTypeName(),
                        planned.plannedState(),
                        catalogue.readIdentity(request.getTypeName(), request.getPriorIdentity()),
                        newObject);
        PlanResourceChangeResponse.Builder response = PlanResourceChangeResponse.newBuilder()
                .setPlannedState(DynamicValueCodec.write(planned.plannedState(), type))
                .setPlannedPrivate(ByteString.copyFrom(planned.plannedPrivate()))
                .addAllDiagnostics(DiagnosticCodec.writeShort(identified.beside(planned.diagnostics()), type));
        planned.requiresReplace().forEach(path -> response.addRequiresReplace(PathCodec.write(path, type)));
        catalogue.writeIdentity(request.getTypeName(), identified.identity()).ifPresent(response::setPlannedIdentity);
        return response.build();
    }

    @Override
    public PlanResourceChangeResponse refusal(PlanResourceChangeRequest request, Diagnostic error) {
        return PlanResourceChangeResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(PlanResourceChangeRequest request) {
        return request.getTypeName();
    }
}
