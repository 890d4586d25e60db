package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.MoveResourceStateRequest;
import io.dataplane.proto.wire.MoveResourceStateResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.IdentifyResource;
import io.dataplane.schema.dispatch.MoveResource;
import io.dataplane.schema.dispatch.NewState;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import io.grpc.MethodDescriptor;

/// Takes over the state of another resource type (`moved` blocks).
final class MoveResourceStateCall implements Call<MoveResourceStateRequest, MoveResourceStateResponse> {
    private final Catalogue catalogue;

    MoveResourceStateCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<MoveResourceStateRequest, MoveResourceStateResponse> method() {
        return ProviderGrpc.getMoveResourceStateMethod();
    }

    @Override
    public MoveResourceStateResponse answer(MoveResourceStateRequest request, CallContext context) {
        String name = request.getTargetTypeName();
        Type type = catalogue.resource(name).impliedType();
        MoveResource.Source source = new MoveResource.Source(
                request.getSourceProviderAddress(), request.getSourceTypeName(), request.getSourceSchemaVersion());
        NewState moved =
                new MoveResource(catalogue.registry()).run(name, source, RawStates.of(request.getSourceState()));
        MoveResourceStateResponse.Builder response = MoveResourceStateResponse.newBuilder()
                .setTargetState(DynamicValueCodec.write(moved.state(), type))
                .addAllDiagnostics(DiagnosticCodec.writeShort(moved.diagnostics(), type));
        Value identity = new IdentifyResource(catalogue.registry())
                .stored(name, moved.state(), Values.NULL)
                .identity();
        catalogue.writeIdentity(name, identity).ifPresent(response::setTargetIdentity);
        return response.build();
    }

    @Override
    public MoveResourceStateResponse refusal(MoveResourceStateRequest request, Diagnostic error) {
        return MoveResourceStateResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(MoveResourceStateRequest request) {
        return request.getTargetTypeName();
    }
}
