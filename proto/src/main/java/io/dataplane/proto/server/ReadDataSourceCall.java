package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.ReadDataSourceRequest;
import io.dataplane.proto.wire.ReadDataSourceResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.grpc.MethodDescriptor;

/// Reads a data source; there are no data sources yet.
final class ReadDataSourceCall implements Call<ReadDataSourceRequest, ReadDataSourceResponse> {
    @Override
    public MethodDescriptor<ReadDataSourceRequest, ReadDataSourceResponse> method() {
        return ProviderGrpc.getReadDataSourceMethod();
    }

    @Override
    public ReadDataSourceResponse answer(ReadDataSourceRequest request, CallContext context) {
        throw Catalogue.unknownType("data source", request.getTypeName());
    }

    @Override
    public ReadDataSourceResponse refusal(ReadDataSourceRequest request, Diagnostic error) {
        return ReadDataSourceResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(ReadDataSourceRequest request) {
        return request.getTypeName();
    }
}
