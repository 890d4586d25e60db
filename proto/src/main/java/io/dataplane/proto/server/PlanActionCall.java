package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.PlanActionRequest;
import io.dataplane.proto.wire.PlanActionResponse;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.PlanAction;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;
import java.util.List;

/// Looks at an action before anything is done.
final class PlanActionCall implements Call<PlanActionRequest, PlanActionResponse> {
    private final Catalogue catalogue;

    PlanActionCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<PlanActionRequest, PlanActionResponse> method() {
        return ProviderGrpc.getPlanActionMethod();
    }

    @Override
    public PlanActionResponse answer(PlanActionRequest request, CallContext context) {
        Type type = catalogue.block(BlockKind.ACTION, request.getActionType()).impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        List<Diagnostic> diagnostics =
                new PlanAction(catalogue.registry()).run(request.getActionType(), config, context);
        return PlanActionResponse.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.writeShort(diagnostics, type))
                .build();
    }

    @Override
    public PlanActionResponse refusal(PlanActionRequest request, Diagnostic error) {
        return PlanActionResponse.newBuilder()
                .addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(PlanActionRequest request) {
        return request.getActionType();
    }
}
