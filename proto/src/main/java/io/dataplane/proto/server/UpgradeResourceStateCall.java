package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.UpgradeResourceStateRequest;
import io.dataplane.proto.wire.UpgradeResourceStateResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.NewState;
import io.dataplane.schema.dispatch.UpgradeResource;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.grpc.MethodDescriptor;

/// Brings a stored state to the present schema; asked for every stored object, whatever its version.
final class UpgradeResourceStateCall implements Call<UpgradeResourceStateRequest, UpgradeResourceStateResponse> {
    private final Catalogue catalogue;

    UpgradeResourceStateCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<UpgradeResourceStateRequest, UpgradeResourceStateResponse> method() {
        return ProviderGrpc.getUpgradeResourceStateMethod();
    }

    @Override
    public UpgradeResourceStateResponse answer(UpgradeResourceStateRequest request, CallContext context) {
        Type type = catalogue.resource(request.getTypeName()).impliedType();
        NewState upgraded = new UpgradeResource(catalogue.registry())
                .run(request.getTypeName(), request.getVersion(), RawStates.of(request.getRawState()), context);
        return UpgradeResourceStateResponse.newBuilder()
                .setUpgradedState(DynamicValueCodec.write(upgraded.state(), type))
                .addAllDiagnostics(DiagnosticCodec.writeShort(upgraded.diagnostics(), type))
                .build();
    }

    @Override
    public UpgradeResourceStateResponse refusal(UpgradeResourceStateRequest request, Diagnostic error) {
        return UpgradeResourceStateResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(UpgradeResourceStateRequest request) {
        return request.getTypeName();
    }
}
