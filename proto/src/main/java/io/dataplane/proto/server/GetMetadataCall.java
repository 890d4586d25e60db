package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.SchemaCodec;
import io.dataplane.proto.wire.GetMetadataActionMetadata;
import io.dataplane.proto.wire.GetMetadataDataSourceMetadata;
import io.dataplane.proto.wire.GetMetadataEphemeralMetadata;
import io.dataplane.proto.wire.GetMetadataFunctionMetadata;
import io.dataplane.proto.wire.GetMetadataListResourceMetadata;
import io.dataplane.proto.wire.GetMetadataRequest;
import io.dataplane.proto.wire.GetMetadataResourceMetadata;
import io.dataplane.proto.wire.GetMetadataResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.Registry;
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
        Registry registry = catalogue.registry();
        registry.types(BlockKind.RESOURCE)
                .forEach(type -> response.addResources(
                        GetMetadataResourceMetadata.newBuilder().setTypeName(type)));
        registry.types(BlockKind.DATA_SOURCE)
                .forEach(type -> response.addDataSources(
                        GetMetadataDataSourceMetadata.newBuilder().setTypeName(type)));
        registry.types(BlockKind.EPHEMERAL_RESOURCE)
                .forEach(type -> response.addEphemeralResources(
                        GetMetadataEphemeralMetadata.newBuilder().setTypeName(type)));
        registry.types(BlockKind.LIST_RESOURCE)
                .forEach(type -> response.addListResources(
                        GetMetadataListResourceMetadata.newBuilder().setTypeName(type)));
        registry.types(BlockKind.ACTION)
                .forEach(type -> response.addActions(
                        GetMetadataActionMetadata.newBuilder().setTypeName(type)));
        registry.functionNames()
                .forEach(name -> response.addFunctions(
                        GetMetadataFunctionMetadata.newBuilder().setName(name)));
        return response.build();
    }

    @Override
    public GetMetadataResponse refusal(GetMetadataRequest request, Diagnostic error) {
        return GetMetadataResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }
}
