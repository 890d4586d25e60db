package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.ValidateDataResourceConfigRequest;
import io.dataplane.proto.wire.ValidateDataResourceConfigResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.ValidateBlock;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;
import java.util.List;

/// Checks a data block, offline.
final class ValidateDataResourceConfigCall
        implements Call<ValidateDataResourceConfigRequest, ValidateDataResourceConfigResponse> {
    private final Catalogue catalogue;

    ValidateDataResourceConfigCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ValidateDataResourceConfigRequest, ValidateDataResourceConfigResponse> method() {
        return ProviderGrpc.getValidateDataResourceConfigMethod();
    }

    @Override
    public ValidateDataResourceConfigResponse answer(ValidateDataResourceConfigRequest request, CallContext context) {
        Type type =
                catalogue.block(BlockKind.DATA_SOURCE, request.getTypeName()).impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        List<Diagnostic> diagnostics = new ValidateBlock(catalogue.registry())
                .run(BlockKind.DATA_SOURCE, request.getTypeName(), config, false);
        return ValidateDataResourceConfigResponse.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.writeShort(diagnostics, type))
                .build();
    }

    @Override
    public ValidateDataResourceConfigResponse refusal(ValidateDataResourceConfigRequest request, Diagnostic error) {
        return ValidateDataResourceConfigResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(ValidateDataResourceConfigRequest request) {
        return request.getTypeName();
    }
}
