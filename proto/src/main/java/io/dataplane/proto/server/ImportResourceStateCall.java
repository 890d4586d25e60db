package io.dataplane.proto.server;

import com.google.protobuf.ByteString;
import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ImportResourceStateImportedResource;
import io.dataplane.proto.wire.ImportResourceStateRequest;
import io.dataplane.proto.wire.ImportResourceStateResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.ImportResource;
import io.dataplane.schema.dispatch.NewState;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.grpc.MethodDescriptor;

/// Finds the state that an import starts from; a read follows.
final class ImportResourceStateCall implements Call<ImportResourceStateRequest, ImportResourceStateResponse> {
    private final Catalogue catalogue;

    ImportResourceStateCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ImportResourceStateRequest, ImportResourceStateResponse> method() {
        return ProviderGrpc.getImportResourceStateMethod();
    }

    @Override
    public ImportResourceStateResponse answer(ImportResourceStateRequest request, CallContext context) {
        Type type = catalogue.resource(request.getTypeName()).impliedType();
        if (request.getId().isEmpty()) {
            throw new Refusal("Import Id Missing", "This resource is imported by its id. Set id in the import block.");
        }
        NewState imported =
                new ImportResource(catalogue.registry()).run(request.getTypeName(), request.getId(), context);
        ImportResourceStateResponse.Builder response = ImportResourceStateResponse.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.writeShort(imported.diagnostics(), type));
        if (!imported.state().isNull()) {
            response.addImportedResources(ImportResourceStateImportedResource.newBuilder()
                    .setTypeName(request.getTypeName())
                    .setState(DynamicValueCodec.write(imported.state(), type))
                    .setPrivate(ByteString.copyFrom(imported.privateData())));
        }
        return response.build();
    }

    @Override
    public ImportResourceStateResponse refusal(ImportResourceStateRequest request, Diagnostic error) {
        return ImportResourceStateResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(ImportResourceStateRequest request) {
        return request.getTypeName();
    }
}
