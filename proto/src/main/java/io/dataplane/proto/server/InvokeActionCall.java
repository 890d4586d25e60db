package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.wire.InvokeActionEvent;
import io.dataplane.proto.wire.InvokeActionEventCompleted;
import io.dataplane.proto.wire.InvokeActionEventProgress;
import io.dataplane.proto.wire.InvokeActionRequest;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.InvokeAction;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.function.Consumer;

/// Does what an action does: any number of progress messages, then one end.
final class InvokeActionCall implements StreamCall<InvokeActionRequest, InvokeActionEvent> {
    private final Catalogue catalogue;

    InvokeActionCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<InvokeActionRequest, InvokeActionEvent> method() {
        return ProviderGrpc.getInvokeActionMethod();
    }

    @Override
    public void answer(InvokeActionRequest request, Consumer<InvokeActionEvent> events, CallContext context) {
        Type type = catalogue.block(BlockKind.ACTION, request.getActionType()).impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        List<Diagnostic> diagnostics = new InvokeAction(catalogue.registry())
                .run(request.getActionType(), config, message -> events.accept(progress(message)), context);
        events.accept(completed(InvokeActionEventCompleted.newBuilder()
                .addAllDiagnostics(DiagnosticCodec.writeShort(diagnostics, type))));
    }

    private static InvokeActionEvent progress(String message) {
        return InvokeActionEvent.newBuilder()
                .setProgress(InvokeActionEventProgress.newBuilder().setMessage(message))
                .build();
    }

    private static InvokeActionEvent completed(InvokeActionEventCompleted.Builder end) {
        return InvokeActionEvent.newBuilder().setCompleted(end).build();
    }

    @Override
    public InvokeActionEvent refusal(InvokeActionRequest request, Diagnostic error) {
        return completed(
                InvokeActionEventCompleted.newBuilder().addDiagnostics(DiagnosticCodec.write(error, Type.DYNAMIC)));
    }

    @Override
    public String typeName(InvokeActionRequest request) {
        return request.getActionType();
    }
}
