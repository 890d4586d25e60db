package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.ValidateActionConfigRequest;
import io.dataplane.proto.wire.ValidateActionConfigResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.ValidateBlock;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;
import java.util.List;

/// Checks an action block, offline.
final class ValidateActionConfigCall implements Call<ValidateActionConfigRequest, ValidateActionConfigResponse> {
    private final Catalogue catalogue;

    ValidateActionConfigCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ValidateActionConfigRequest, ValidateActionConfigResponse> method() {
        return ProviderGrpc.getValidateActionConfigMethod();
    }

    @Override
    public ValidateActionConfigResponse answer(ValidateActionConfigRequest request, CallContext context) {
        Type type = catalogue.block(BlockKind.ACTION, request.getTypeName()).impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        List<Diagnostic> diagnostics =
                new ValidateBlock(catalogue.registry()).run(BlockKind.ACTION, request.getTypeName(), config, false);
        return ValidateActionConfigResponse.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.writeShort(diagnostics, type))
                .build();
    }

    @Override
    public ValidateActionConfigResponse refusal(ValidateActionConfigRequest request, Diagnostic error) {
        return ValidateActionConfigResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(ValidateActionConfigRequest request) {
        return request.getTypeName();
    }
}
