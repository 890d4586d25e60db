package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.SchemaCodec;
import io.dataplane.proto.wire.GetMetadataRequest;
import io.dataplane.proto.wire.GetMetadataResourceMetadata;
import io.dataplane.proto.wire.GetMetadataResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.grpc.MethodDescriptor;

/// Names what there is, for tools that combine providers.
final class GetMetadataCall implements Call<GetMetadataRequest, GetMetadataResponse> {
    private final Catalogue catalogue;

    GetMetadataCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<GetMetadataRequest, GetMetadataResponse> method() {
        return ProviderGrpc.getGetMetadataMethod();
    }

    @Override
    public GetMetadataResponse answer(GetMetadataRequest request, CallContext context) {
        GetMetadataResponse.Builder response =
                GetMetadataResponse.newBuilder().setServerCapabilities(SchemaCodec.capabilities());
        for (String type : catalogue.registry().resourceTypes()) {
            response.addResources(GetMetadataResourceMetadata.newBuilder().setTypeName(type));
        }
        return response.build();
    }

    @Override
    public GetMetadataResponse refusal(GetMetadataRequest request, Diagnostic error) {
        return GetMetadataResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }
}
