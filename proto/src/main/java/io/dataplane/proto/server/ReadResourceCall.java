package io.dataplane.proto.server;

import com.google.protobuf.ByteString;
import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.ReadResourceRequest;
import io.dataplane.proto.wire.ReadResourceResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.Identified;
import io.dataplane.schema.dispatch.IdentifyResource;
import io.dataplane.schema.dispatch.NewState;
import io.dataplane.schema.dispatch.ReadResource;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;

/// Refreshes a state; an absent object is a null state.
final class ReadResourceCall implements Call<ReadResourceRequest, ReadResourceResponse> {
    private final Catalogue catalogue;

    ReadResourceCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ReadResourceRequest, ReadResourceResponse> method() {
        return ProviderGrpc.getReadResourceMethod();
    }

    @Override
    public ReadResourceResponse answer(ReadResourceRequest request, CallContext context) {
        Type type = catalogue.resource(request.getTypeName()).impliedType();
        Value currentState = DynamicValueCodec.readStored(request.getCurrentState(), type);
        NewState read = new ReadResource(catalogue.registry())
                .run(request.getTypeName(), currentState, request.getPrivate().toByteArray(), context);
        Identified identified = new IdentifyResource(catalogue.registry())
                .stored(
                        request.getTypeName(),
                        read.state(),
                        catalogue.readIdentity(request.getTypeName(), request.getCurrentIdentity()));
        ReadResourceResponse.Builder response = ReadResourceResponse.newBuilder()
                .setNewState(DynamicValueCodec.write(read.state(), type))
                .setPrivate(ByteString.copyFrom(read.privateData()))
                .addAllDiagnostics(DiagnosticCodec.writeShort(identified.beside(read.diagnostics()), type));
        catalogue.writeIdentity(request.getTypeName(), identified.identity()).ifPresent(response::setNewIdentity);
        return response.build();
    }

    @Override
    public ReadResourceResponse refusal(ReadResourceRequest request, Diagnostic error) {
        return ReadResourceResponse.newBuilder()
                .setNewState(request.getCurrentState())
                .setPrivate(request.getPrivate())
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(ReadResourceRequest request) {
        return request.getTypeName();
    }
}
