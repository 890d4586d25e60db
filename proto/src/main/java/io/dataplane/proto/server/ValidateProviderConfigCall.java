package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.ValidateProviderConfigRequest;
import io.dataplane.proto.wire.ValidateProviderConfigResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.ValidateProvider;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;
import java.util.List;

/// Checks the provider block.
final class ValidateProviderConfigCall implements Call<ValidateProviderConfigRequest, ValidateProviderConfigResponse> {
    private final Catalogue catalogue;

    ValidateProviderConfigCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ValidateProviderConfigRequest, ValidateProviderConfigResponse> method() {
        return ProviderGrpc.getValidateProviderConfigMethod();
    }

    @Override
    public ValidateProviderConfigResponse answer(ValidateProviderConfigRequest request, CallContext context) {
        Type type = catalogue.registry().providerSchema().impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        List<Diagnostic> diagnostics = new ValidateProvider(catalogue.registry()).run(config);
        return ValidateProviderConfigResponse.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.write(diagnostics, type))
                .build();
    }

    @Override
    public ValidateProviderConfigResponse refusal(ValidateProviderConfigRequest request, Diagnostic error) {
        return ValidateProviderConfigResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }
}
