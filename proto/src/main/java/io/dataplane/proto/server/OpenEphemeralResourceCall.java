package io.dataplane.proto.server;

import com.google.protobuf.ByteString;
import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.OpenEphemeralResourceRequest;
import io.dataplane.proto.wire.OpenEphemeralResourceResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.OpenEphemeralResource;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;

/// Opens an ephemeral resource.
final class OpenEphemeralResourceCall implements Call<OpenEphemeralResourceRequest, OpenEphemeralResourceResponse> {
    private final Catalogue catalogue;

    OpenEphemeralResourceCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<OpenEphemeralResourceRequest, OpenEphemeralResourceResponse> method() {
        return ProviderGrpc.getOpenEphemeralResourceMethod();
    }

    @Override
    public OpenEphemeralResourceResponse answer(OpenEphemeralResourceRequest request, CallContext context) {
        Type type = catalogue
                .block(BlockKind.EPHEMERAL_RESOURCE, request.getTypeName())
                .impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        OpenEphemeralResource.Answer opened =
                new OpenEphemeralResource(catalogue.registry()).run(request.getTypeName(), config, context);
        OpenEphemeralResourceResponse.Builder response = OpenEphemeralResourceResponse.newBuilder()
                .setResult(DynamicValueCodec.write(opened.result(), type))
                .setPrivate(ByteString.copyFrom(opened.privateData()))
                .addAllDiagnostics(DiagnosticCodec.writeShort(opened.diagnostics(), type));
        opened.renewAt().map(Times::write).ifPresent(response::setRenewAt);
        return response.build();
    }

    @Override
    public OpenEphemeralResourceResponse refusal(OpenEphemeralResourceRequest request, Diagnostic error) {
        return OpenEphemeralResourceResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(OpenEphemeralResourceRequest request) {
        return request.getTypeName();
    }
}
