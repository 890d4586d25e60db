package io.dataplane.proto.server;

import io.dataplane.proto.codec.DiagnosticCodec;
import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.codec.IdentityCodec;
import io.dataplane.proto.wire.ListResourceEvent;
import io.dataplane.proto.wire.ListResourceRequest;
import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.ListObjects;
import io.dataplane.schema.dispatch.ListObjects.Found;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.function.Consumer;

/// Lists existing objects, one event each; errors come in an event of their own at the end.
final class ListResourceCall implements StreamCall<ListResourceRequest, ListResourceEvent> {
    private final Catalogue catalogue;

    ListResourceCall(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public MethodDescriptor<ListResourceRequest, ListResourceEvent> method() {
        return ProviderGrpc.getListResourceMethod();
    }

    @Override
    public void answer(ListResourceRequest request, Consumer<ListResourceEvent> events, CallContext context) {
        String name = request.getTypeName();
        Type type = catalogue.block(BlockKind.LIST_RESOURCE, name).impliedType();
        Value config = DynamicValueCodec.read(request.getConfig(), type);
        Type object = catalogue.resource(name).impliedType();
        Schema identity = catalogue.identity(name).orElseThrow(() -> Catalogue.withoutIdentity(name));
        List<Diagnostic> diagnostics = new ListObjects(catalogue.registry())
                .run(
                        name,
                        config,
                        request.getIncludeResourceObject(),
                        request.getLimit(),
                        found -> events.accept(event(found, object, identity)),
                        context);
        if (!diagnostics.isEmpty()) {
            events.accept(ListResourceEvent.newBuilder()
                    .addAllDiagnostic(DiagnosticCodec.writeShort(diagnostics, type))
                    .build());
        }
    }

    private static ListResourceEvent event(Found found, Type object, Schema identity) {
        ListResourceEvent.Builder event = ListResourceEvent.newBuilder()
                .setDisplayName(found.displayName())
                .setIdentity(IdentityCodec.write(found.identity(), identity));
        if (!found.state().isNull()) {
            event.setResourceObject(DynamicValueCodec.write(found.state(), object));
        }
        return event.build();
    }

    @Override
    public ListResourceEvent refusal(ListResourceRequest request, Diagnostic error) {
        return ListResourceEvent.newBuilder()
                .addDiagnostic(DiagnosticCodec.write(error, Type.DYNAMIC))
                .build();
    }

    @Override
    public String typeName(ListResourceRequest request) {
        return request.getTypeName();
    }
}
