package io.dataplane.proto.server;

import com.google.protobuf.ByteString;
import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.RenewEphemeralResourceRequest;
import io.dataplane.proto.wire.RenewEphemeralResourceResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.RenewEphemeralResource;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.grpc.MethodDescriptor;

/// Keeps an ephemeral resource open for longer.
final class RenewEphemeralResourceCall implements Call<RenewEphemeralResourceRequest, RenewEphemeralResourceResponse> {
    private final Catalogue catalogue;

    RenewEphemeralResourceCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<RenewEphemeralResourceRequest, RenewEphemeralResourceResponse> method() {
        return ProviderGrpc.getRenewEphemeralResourceMethod();
    }

    @Override
    public RenewEphemeralResourceResponse answer(RenewEphemeralResourceRequest request, CallContext context) {
        Type type = catalogue
                .block(BlockKind.EPHEMERAL_RESOURCE, request.getTypeName())
                .impliedType();
        RenewEphemeralResource.Answer answer = new RenewEphemeralResource(catalogue.registry())
                .run(request.getTypeName(), request.getPrivate().toByteArray(), context);
        RenewEphemeralResourceResponse.Builder response = RenewEphemeralResourceResponse.newBuilder()
                .setPrivate(ByteString.copyFrom(answer.renewed().privateData()))
                .addAllDiagnostics(DiagnosticCodec.writeShort(answer.diagnostics(), type));
        answer.renewed().renewAt().map(Times::write).ifPresent(response::setRenewAt);
        return response.build();
    }

    @Override
    public RenewEphemeralResourceResponse refusal(RenewEphemeralResourceRequest request, Diagnostic error) {
        return RenewEphemeralResourceResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(RenewEphemeralResourceRequest request) {
        return request.getTypeName();
    }
}
