package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.ValidateEphemeralResourceConfigRequest;
import io.dataplane.proto.wire.ValidateEphemeralResourceConfigResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.ValidateBlock;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;
import java.util.List;

/// Checks an ephemeral block, offline.
final class ValidateEphemeralResourceConfigCall
        implements Call<ValidateEphemeralResourceConfigRequest, ValidateEphemeralResourceConfigResponse> {
    private final Catalogue catalogue;

    ValidateEphemeralResourceConfigCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ValidateEphemeralResourceConfigRequest, ValidateEphemeralResourceConfigResponse> method() {
        return ProviderGrpc.getValidateEphemeralResourceConfigMethod();
    }

    @Override
    public ValidateEphemeralResourceConfigResponse answer(
            ValidateEphemeralResourceConfigRequest request, CallContext context) {
        Type type = catalogue
                .block(BlockKind.EPHEMERAL_RESOURCE, request.getTypeName())
                .impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        List<Diagnostic> diagnostics = new ValidateBlock(catalogue.registry())
                .run(BlockKind.EPHEMERAL_RESOURCE, request.getTypeName(), config, false);
        return ValidateEphemeralResourceConfigResponse.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.writeShort(diagnostics, type))
                .build();
    }

    @Override
    public ValidateEphemeralResourceConfigResponse refusal(
            ValidateEphemeralResourceConfigRequest request, Diagnostic error) {
        return ValidateEphemeralResourceConfigResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(ValidateEphemeralResourceConfigRequest request) {
        return request.getTypeName();
    }
}
