package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.IdentityCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.UpgradeResourceIdentityRequest;
import io.dataplane.proto.wire.UpgradeResourceIdentityResponse;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.Identified;
import io.dataplane.schema.dispatch.UpgradeIdentity;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.grpc.MethodDescriptor;

/// Brings a stored identity to its present version.
final class UpgradeResourceIdentityCall
        implements Call<UpgradeResourceIdentityRequest, UpgradeResourceIdentityResponse> {
    private final Catalogue catalogue;

    UpgradeResourceIdentityCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<UpgradeResourceIdentityRequest, UpgradeResourceIdentityResponse> method() {
        return ProviderGrpc.getUpgradeResourceIdentityMethod();
    }

    @Override
    public UpgradeResourceIdentityResponse answer(UpgradeResourceIdentityRequest request, CallContext context) {
        String name = request.getTypeName();
        Schema schema = catalogue.identity(name).orElseThrow(() -> Catalogue.withoutIdentity(name));
        Identified upgraded = new UpgradeIdentity(catalogue.registry())
                .run(name, request.getVersion(), RawStates.of(request.getRawIdentity()));
        return UpgradeResourceIdentityResponse.newBuilder()
                .setUpgradedIdentity(IdentityCodec.write(upgraded.identity(), schema))
                .addAllDiagnostics(DiagnosticCodec.write(upgraded.diagnostics(), schema.impliedType()))
                .build();
    }

    @Override
    public UpgradeResourceIdentityResponse refusal(UpgradeResourceIdentityRequest request, Diagnostic error) {
        return UpgradeResourceIdentityResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(UpgradeResourceIdentityRequest request) {
        return request.getTypeName();
    }
}
