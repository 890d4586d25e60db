package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.FunctionCodec;
import io.dataplane.proto.wire.GetFunctionsRequest;
import io.dataplane.proto.wire.GetFunctionsResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.grpc.MethodDescriptor;

/// Describes the functions, for tools that do not take them from the schema.
final class GetFunctionsCall implements Call<GetFunctionsRequest, GetFunctionsResponse> {
    private final Catalogue catalogue;

    GetFunctionsCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<GetFunctionsRequest, GetFunctionsResponse> method() {
        return ProviderGrpc.getGetFunctionsMethod();
    }

    @Override
    public GetFunctionsResponse answer(GetFunctionsRequest request, CallContext context) {
        GetFunctionsResponse.Builder response = GetFunctionsResponse.newBuilder();
        for (String name : catalogue.registry().functionNames()) {
            response.putFunctions(name, FunctionCodec.write(catalogue.function(name)));
        }
        return response.build();
    }

    @Override
    public GetFunctionsResponse refusal(GetFunctionsRequest request, Diagnostic error) {
        return GetFunctionsResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }
}
