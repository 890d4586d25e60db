package io.dataplane.proto.server;

import com.google.protobuf.ByteString;
import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ImportResourceStateImportedResource;
import io.dataplane.proto.wire.ImportResourceStateRequest;
import io.dataplane.proto.wire.ImportResourceStateResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.Identified;
import io.dataplane.schema.dispatch.IdentifyResource;
import io.dataplane.schema.dispatch.ImportResource;
import io.dataplane.schema.dispatch.NewState;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
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
        String name = request.getTypeName();
        Type type = catalogue.resource(name).impliedType();
        Value identity = catalogue.readIdentity(name, request.getIdentity());
        NewState imported = imported(request, identity, context);
        Identified identified = new IdentifyResource(catalogue.registry()).stored(name, imported.state(), identity);
        ImportResourceStateResponse.Builder response = ImportResourceStateResponse.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.writeShort(identified.beside(imported.diagnostics()), type));
        if (!imported.state().isNull()) {
            ImportResourceStateImportedResource.Builder object = ImportResourceStateImportedResource.newBuilder()
                    .setTypeName(name)
                    .setState(DynamicValueCodec.write(imported.state(), type))
                    .setPrivate(ByteString.copyFrom(imported.privateData()));
            catalogue.writeIdentity(name, identified.identity()).ifPresent(object::setIdentity);
            response.addImportedResources(object);
        }
        return response.build();
    }

    private NewState imported(ImportResourceStateRequest request, Value identity, CallContext context) {
        ImportResource operation = new ImportResource(catalogue.registry());
        if (!request.getId().isEmpty()) {
            return operation.run(request.getTypeName(), request.getId(), context);
        }
        if (identity.isNull()) {
            throw new Refusal("Import Id Missing", "This resource is imported by its id. Set id in the import block.");
        }
        return operation.run(request.getTypeName(), identity, context);
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
