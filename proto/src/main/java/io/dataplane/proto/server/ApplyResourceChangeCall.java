package io.dataplane.proto.server;

import com.google.protobuf.ByteString;
import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ApplyResourceChangeRequest;
import io.dataplane.proto.wire.ApplyResourceChangeResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.ApplyResource;
import io.dataplane.schema.dispatch.Identified;
import io.dataplane.schema.dispatch.IdentifyResource;
import io.dataplane.schema.dispatch.NewState;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;

/// Makes what was planned. The answer carries all that exists, also beside errors.
final class ApplyResourceChangeCall implements Call<ApplyResourceChangeRequest, ApplyResourceChangeResponse> {
    private final Catalogue catalogue;

    ApplyResourceChangeCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ApplyResourceChangeRequest, ApplyResourceChangeResponse> method() {
        return ProviderGrpc.getApplyResourceChangeMethod();
    }

    @Override
    public ApplyResourceChangeResponse answer(ApplyResourceChangeRequest request, CallContext context) {
        Type type = catalogue.resource(request.getTypeName()).impliedType();
        Value priorState = DynamicValueCodec.readStored(request.getPriorState(), type);
        Value plannedState = DynamicValueCodec.read(request.getPlannedState(), type);
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        byte[] plannedPrivate = request.getPlannedPrivate().toByteArray();
        NewState applied = new ApplyResource(catalogue.registry())
                .run(request.getTypeName(), priorState, plannedState, config, plannedPrivate, context);
        Identified identified = new IdentifyResource(catalogue.registry())
                .stored(
                        request.getTypeName(),
                        applied.state(),
                        catalogue.readIdentity(request.getTypeName(), request.getPlannedIdentity()));
        ApplyResourceChangeResponse.Builder response = ApplyResourceChangeResponse.newBuilder()
                .setNewState(DynamicValueCodec.write(applied.state(), type))
                .setPrivate(ByteString.copyFrom(applied.privateData()))
                .addAllDiagnostics(DiagnosticCodec.writeShort(identified.beside(applied.diagnostics()), type));
        catalogue.writeIdentity(request.getTypeName(), identified.identity()).ifPresent(response::setNewIdentity);
        return response.build();
    }

    @Override
    public ApplyResourceChangeResponse refusal(ApplyResourceChangeRequest request, Diagnostic error) {
        return ApplyResourceChangeResponse.newBuilder()
                .setNewState(request.getPriorState())
                .setPrivate(request.getPlannedPrivate())
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(ApplyResourceChangeRequest request) {
        return request.getTypeName();
    }
}
