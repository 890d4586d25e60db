package io.dataplane.proto.judge;

import io.dataplane.proto.codec.DynamicValueCodec;
import io.dataplane.proto.codec.TypeCodec;
import io.dataplane.proto.wire.CallFunctionRequest;
import io.dataplane.proto.wire.CallFunctionResponse;
import io.dataplane.proto.wire.Diagnostic;
import io.dataplane.proto.wire.GetProviderSchemaResponse;
import io.dataplane.proto.wire.InvokeActionEvent;
import io.dataplane.proto.wire.ListResourceEvent;
import io.dataplane.proto.wire.ListResourceRequest;
import io.dataplane.schema.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rules for what is neither a plan nor a state: functions (F1), lists (L1) and actions (X1).
final class OtherAnswers {
    private final GetProviderSchemaResponse schemas;
    private final Map<CallFunctionRequest, CallFunctionResponse> results = new HashMap<>();

    OtherAnswers(GetProviderSchemaResponse schemas) {
        this.schemas = schemas;
    }

    /// Equal arguments give equal results, of the declared type and known.
    List<Breach> function(CallFunctionRequest request, CallFunctionResponse answer) {
        Breaches breaches = new Breaches();
        CallFunctionResponse before = results.putIfAbsent(request, answer);
        breaches.that(before == null || before.equals(answer), "F1", "", "another result for equal arguments");
        if (!answer.hasError()) {
            String type = schemas.getFunctionsOrThrow(request.getName())
                    .getReturn()
                    .getType()
                    .toStringUtf8();
            Value result = DynamicValueCodec.read(answer.getResult(), TypeCodec.fromJson(type));
            breaches.that(Look.known(result), "F1", "", "the result is not wholly known");
        }
        return breaches.list();
    }

    static List<Breach> listed(ListResourceRequest request, ListResourceEvent event) {
        Breaches breaches = new Breaches();
        boolean failed = event.getDiagnosticList().stream().anyMatch(d -> d.getSeverity() == Diagnostic.Severity.ERROR);
        breaches.that(failed || event.hasIdentity(), "L1", "", "has no identity");
        breaches.that(
                !event.hasResourceObject() || request.getIncludeResourceObject(),
                "L1",
                "",
                "has an object nobody asked for");
        return breaches.list();
    }

    /// All events of one action, when its stream is at its end.
    static List<Breach> invoked(List<InvokeActionEvent> events) {
        Breaches breaches = new Breaches();
        for (int i = 0; i < events.size(); i++) {
            boolean last = i == events.size() - 1;
            breaches.that(
                    last ? events.get(i).hasCompleted() : events.get(i).hasProgress(),
                    "X1",
                    "[" + i + "]",
                    "progress comes first, and exactly one completion at the end");
        }
        breaches.that(!events.isEmpty(), "X1", "", "never completes");
        return breaches.list();
    }
}
