package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.GenerateResourceConfigRequest;
import io.dataplane.proto.wire.GenerateResourceConfigResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.GenerateResourceConfig;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;

/// Writes the configuration for an imported state.
final class GenerateResourceConfigCall implements Call<GenerateResourceConfigRequest, GenerateResourceConfigResponse> {
    private final Catalogue catalogue;

    GenerateResourceConfigCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<GenerateResourceConfigRequest, GenerateResourceConfigResponse> method() {
        return ProviderGrpc.getGenerateResourceConfigMethod();
    }

    @Override
    public GenerateResourceConfigResponse answer(GenerateResourceConfigRequest request, CallContext context) {
        Type type = catalogue.resource(request.getTypeName()).impliedType();
        Value state = DynamicValueCodec.read(request.getState(), type);
        Value config = new GenerateResourceConfig(catalogue.registry()).run(request.getTypeName(), state);
        return GenerateResourceConfigResponse.newBuilder()
                .setConfig(DynamicValueCodec.write(config, type))
                .build();
    }

    @Override
    public GenerateResourceConfigResponse refusal(GenerateResourceConfigRequest request, Diagnostic error) {
        return GenerateResourceConfigResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(GenerateResourceConfigRequest request) {
        return request.getTypeName();
    }
}
