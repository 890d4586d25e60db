package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.ValidateDataResourceConfigRequest;
import io.dataplane.proto.wire.ValidateDataResourceConfigResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.grpc.MethodDescriptor;

/// Checks a data block; there are no data sources yet.
final class ValidateDataResourceConfigCall
        implements Call<ValidateDataResourceConfigRequest, ValidateDataResourceConfigResponse> {
    @Override
    public MethodDescriptor<ValidateDataResourceConfigRequest, ValidateDataResourceConfigResponse> method() {
        return ProviderGrpc.getValidateDataResourceConfigMethod();
    }

    @Override
    public ValidateDataResourceConfigResponse answer(ValidateDataResourceConfigRequest request, CallContext context) {
        throw Catalogue.unknownType("data source", request.getTypeName());
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
