package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.wire.CloseEphemeralResourceRequest;
import io.dataplane.proto.wire.CloseEphemeralResourceResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.CloseEphemeralResource;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.grpc.MethodDescriptor;
import java.util.List;

/// Ends an ephemeral resource.
final class CloseEphemeralResourceCall implements Call<CloseEphemeralResourceRequest, CloseEphemeralResourceResponse> {
    private final Catalogue catalogue;

    CloseEphemeralResourceCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<CloseEphemeralResourceRequest, CloseEphemeralResourceResponse> method() {
        return ProviderGrpc.getCloseEphemeralResourceMethod();
    }

    @Override
    public CloseEphemeralResourceResponse answer(CloseEphemeralResourceRequest request, CallContext context) {
        Type type = catalogue
                .block(BlockKind.EPHEMERAL_RESOURCE, request.getTypeName())
                .impliedType();
        List<Diagnostic> diagnostics = new CloseEphemeralResource(catalogue.registry())
                .run(request.getTypeName(), request.getPrivate().toByteArray(), context);
        return CloseEphemeralResourceResponse.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.writeShort(diagnostics, type))
                .build();
    }

    @Override
    public CloseEphemeralResourceResponse refusal(CloseEphemeralResourceRequest request, Diagnostic error) {
        return CloseEphemeralResourceResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(CloseEphemeralResourceRequest request) {
        return request.getTypeName();
    }
}
