package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.ValidateListResourceConfigRequest;
import io.dataplane.proto.wire.ValidateListResourceConfigResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.ValidateBlock;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;
import java.util.List;

/// Checks a list block, offline.
final class ValidateListResourceConfigCall
        implements Call<ValidateListResourceConfigRequest, ValidateListResourceConfigResponse> {
    private final Catalogue catalogue;

    ValidateListResourceConfigCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ValidateListResourceConfigRequest, ValidateListResourceConfigResponse> method() {
        return ProviderGrpc.getValidateListResourceConfigMethod();
    }

    @Override
    public ValidateListResourceConfigResponse answer(ValidateListResourceConfigRequest request, CallContext context) {
        Type type =
                catalogue.block(BlockKind.LIST_RESOURCE, request.getTypeName()).impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        List<Diagnostic> diagnostics = new ValidateBlock(catalogue.registry())
                .run(BlockKind.LIST_RESOURCE, request.getTypeName(), config, false);
        return ValidateListResourceConfigResponse.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.writeShort(diagnostics, type))
                .build();
    }

    @Override
    public ValidateListResourceConfigResponse refusal(ValidateListResourceConfigRequest request, Diagnostic error) {
        return ValidateListResourceConfigResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(ValidateListResourceConfigRequest request) {
        return request.getTypeName();
    }
}
