package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.wire.GetProviderSchemaRequest;
import io.dataplane.proto.wire.GetProviderSchemaResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.grpc.MethodDescriptor;
import java.util.function.Supplier;

/// Hands out the schema message as it was encoded when the provider was built.
final class GetProviderSchemaCall implements Call<GetProviderSchemaRequest, byte[]> {
    private final Supplier<byte[]> schemaBytes;

    GetProviderSchemaCall(Supplier<byte[]> schemaBytes) {
        this.schemaBytes = schemaBytes;
    }

    @Override
    public MethodDescriptor<GetProviderSchemaRequest, byte[]> method() {
        return ProviderGrpc.getGetProviderSchemaMethod().toBuilder(
                        ProviderGrpc.getGetProviderSchemaMethod().getRequestMarshaller(), PassThrough.BYTES)
                .build();
    }

    @Override
    public byte[] answer(GetProviderSchemaRequest request, CallContext context) {
        return schemaBytes.get();
    }

    @Override
    public byte[] refusal(GetProviderSchemaRequest request, Diagnostic error) {
        return GetProviderSchemaResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build()
                .toByteArray();
    }
}
