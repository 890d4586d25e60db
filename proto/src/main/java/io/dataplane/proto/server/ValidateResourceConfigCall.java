package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.ValidateResourceConfigRequest;
import io.dataplane.proto.wire.ValidateResourceConfigResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.ValidateResource;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;
import java.util.List;

/// Checks a resource block, offline.
final class ValidateResourceConfigCall implements Call<ValidateResourceConfigRequest, ValidateResourceConfigResponse> {
    private final Catalogue catalogue;

    ValidateResourceConfigCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ValidateResourceConfigRequest, ValidateResourceConfigResponse> method() {
        return ProviderGrpc.getValidateResourceConfigMethod();
    }

    @Override
    public ValidateResourceConfigResponse answer(ValidateResourceConfigRequest request, CallContext context) {
        Type type = catalogue.resource(request.getTypeName()).impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        boolean writeOnlyAllowed = request.getClientCapabilities().getWriteOnlyAttributesAllowed();
        List<Diagnostic> diagnostics =
                new ValidateResource(catalogue.registry()).run(request.getTypeName(), config, writeOnlyAllowed);
        return ValidateResourceConfigResponse.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.writeShort(diagnostics, type))
                .build();
    }

    @Override
    public ValidateResourceConfigResponse refusal(ValidateResourceConfigRequest request, Diagnostic error) {
        return ValidateResourceConfigResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(ValidateResourceConfigRequest request) {
        return request.getTypeName();
    }
}
