package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.ReadDataSourceRequest;
import io.dataplane.proto.wire.ReadDataSourceResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.NewState;
import io.dataplane.schema.dispatch.ReadDataSource;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;

/// Reads a data source.
final class ReadDataSourceCall implements Call<ReadDataSourceRequest, ReadDataSourceResponse> {
    private final Catalogue catalogue;

    ReadDataSourceCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ReadDataSourceRequest, ReadDataSourceResponse> method() {
        return ProviderGrpc.getReadDataSourceMethod();
    }

    @Override
    public ReadDataSourceResponse answer(ReadDataSourceRequest request, CallContext context) {
        Type type =
                catalogue.block(BlockKind.DATA_SOURCE, request.getTypeName()).impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        NewState read = new ReadDataSource(catalogue.registry()).run(request.getTypeName(), config, context);
        return ReadDataSourceResponse.newBuilder()
                .setState(DynamicValueCodec.write(read.state(), type))
                .addAllDiagnostics(DiagnosticCodec.writeShort(read.diagnostics(), type))
                .build();
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
