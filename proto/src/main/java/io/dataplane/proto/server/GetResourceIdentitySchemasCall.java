package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.wire.GetResourceIdentitySchemasRequest;
import io.dataplane.proto.wire.GetResourceIdentitySchemasResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.grpc.MethodDescriptor;
import java.util.function.Supplier;

/// Hands out the schemas of identities as they were encoded when the provider was built: Terraform 1.12 and later ask
/// for them at every start.
final class GetResourceIdentitySchemasCall implements Call<GetResourceIdentitySchemasRequest, byte[]> {
    private final Supplier<byte[]> identityBytes;

    GetResourceIdentitySchemasCall(Supplier<byte[]> identityBytes) {
        this.identityBytes = identityBytes;
    }

    @Override
    public MethodDescriptor<GetResourceIdentitySchemasRequest, byte[]> method() {
        return ProviderGrpc.getGetResourceIdentitySchemasMethod().toBuilder(
                        ProviderGrpc.getGetResourceIdentitySchemasMethod().getRequestMarshaller(), PassThrough.BYTES)
                .build();
    }

    @Override
    public byte[] answer(GetResourceIdentitySchemasRequest request, CallContext context) {
        return identityBytes.get();
    }

    @Override
    public byte[] refusal(GetResourceIdentitySchemasRequest request, Diagnostic error) {
        return GetResourceIdentitySchemasResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build()
                .toByteArray();
    }
}
