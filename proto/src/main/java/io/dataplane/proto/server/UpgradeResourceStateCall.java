package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.codec.StateCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.UpgradeResourceStateRequest;
import io.dataplane.proto.wire.UpgradeResourceStateResponse;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.NewState;
import io.dataplane.schema.dispatch.UpgradeResource;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
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
        Schema schema = catalogue.resource(request.getTypeName());
        Type type = schema.impliedType();
        Value stored = stored(request, schema);
        NewState upgraded = new UpgradeResource(catalogue.registry())
                .run(request.getTypeName(), request.getVersion(), stored, context);
        return UpgradeResourceStateResponse.newBuilder()
                .setUpgradedState(DynamicValueCodec.write(upgraded.state(), type))
                .addAllDiagnostics(DiagnosticCodec.writeShort(upgraded.diagnostics(), type))
                .build();
    }

    private static Value stored(UpgradeResourceStateRequest request, Schema schema) {
        if (!request.getRawState().getJson().isEmpty()) {
            return StateCodec.read(request.getRawState().getJson().toByteArray(), schema);
        }
        if (request.getRawState().getFlatmapCount() == 0) {
            return Values.NULL;
        }
        throw new Refusal(
                "State Too Old",
                "The state of this object was written by Terraform 0.11 or older. Import the object into a new state.");
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
