package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.ConfigureProviderRequest;
import io.dataplane.proto.wire.ConfigureProviderResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.ConfigureProvider;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;
import java.util.List;

/// Takes the settings of the provider block, some of which may be unknown during plan.
final class ConfigureProviderCall implements Call<ConfigureProviderRequest, ConfigureProviderResponse> {
    private final Catalogue catalogue;

    ConfigureProviderCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ConfigureProviderRequest, ConfigureProviderResponse> method() {
        return ProviderGrpc.getConfigureProviderMethod();
    }

    @Override
    public ConfigureProviderResponse answer(ConfigureProviderRequest request, CallContext context) {
        Type type = catalogue.registry().providerSchema().impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        List<Diagnostic> diagnostics =
                new ConfigureProvider(catalogue.registry()).run(config, request.getTerraformVersion());
        return ConfigureProviderResponse.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.write(diagnostics, type))
                .build();
    }

    @Override
    public ConfigureProviderResponse refusal(ConfigureProviderRequest request, Diagnostic error) {
        return ConfigureProviderResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }
}
