package io.dataplane.proto.server;

import io.dataplane.proto.codec.CodecException;
import io.dataplane.proto.log.LogKeys;
import io.dataplane.proto.log.Panic;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostic.Severity;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.value.AttributePath;
import io.grpc.stub.ServerCalls.UnaryMethod;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Around every call: gives it an id and a stop signal, and turns whatever goes wrong inside into a diagnostic,
/// because a failed gRPC status would lose the state that the answer carries.
final class Border<Q, R> implements UnaryMethod<Q, R> {
    private final Call<Q, R> call;
    private final String name;
    private final StopSignals stops;

    Border(Call<Q, R> call, StopSignals stops) {
        this.call = call;
        this.name = String.valueOf(call.method().getBareMethodName());
        this.stops = stops;
    }

    @Override
    public void invoke(Q request, StreamObserver<R> responses) {
        String id = UUID.randomUUID().toString();
        long start = System.nanoTime();
        try {
            responses.onNext(answer(request, new CallContext(id, stops.current())));
            responses.onCompleted();
        } catch (Error e) {
            Panic.exit(e);
        }
        if (log().isLoggable(System.Logger.Level.DEBUG)) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            log().log(System.Logger.Level.DEBUG, "answered", fields(request, id, Map.of(LogKeys.DURATION, millis)));
        }
    }

    /// Made after the start, which does not log.
    private static System.Logger log() {
        return Log.LOG;
    }

    private R answer(Q request, CallContext context) {
        try {
            return call.answer(request, context);
        } catch (Refusal e) {
            return call.refusal(request, e.diagnostic());
        } catch (CodecException e) {
            log().log(System.Logger.Level.ERROR, "value refused", fields(request, context.requestId(), Map.of()));
            return call.refusal(request, badValue(e, context));
        } catch (Exception e) {
            Map<String, Object> stack = Map.of(LogKeys.STACK, Panic.trace(e));
            log().log(System.Logger.Level.ERROR, "call failed", fields(request, context.requestId(), stack));
            return call.refusal(request, unexpected(e, context));
        }
    }

    private Diagnostic badValue(CodecException e, CallContext context) {
        String place = e.path().steps().isEmpty() ? "the value" : e.path().toString();
        return new Diagnostic(
                Severity.ERROR,
                "Value Not Understood",
                "In " + name + ", " + place + " " + e.getMessage() + ". Terraform and the provider disagree about the"
                        + " schema; run terraform init again, and report it if that does not help. Request id "
                        + context.requestId() + ".",
                e.path());
    }

    /// Names the place, never the message of the exception: it may quote a secret.
    private Diagnostic unexpected(Exception e, CallContext context) {
        StackTraceElement[] stack = e.getStackTrace();
        String place = stack.length == 0 ? "an unknown place" : stack[0].toString();
        return new Diagnostic(
                Severity.ERROR,
                "Provider Failure",
                name + " ended with " + e.getClass().getName() + " at " + place + ". This is a mistake in the provider,"
                        + " not in the configuration. Please report it with request id " + context.requestId()
                        + " and the log that TF_LOG_PROVIDER=DEBUG writes.",
                AttributePath.ROOT);
    }

    private Map<String, Object> fields(Q request, String id, Map<String, Object> more) {
        Map<String, Object> fields = new java.util.LinkedHashMap<>();
        fields.put(LogKeys.CALL, name);
        fields.put(LogKeys.REQUEST_ID, id);
        if (!call.typeName(request).isEmpty()) {
            fields.put(LogKeys.RESOURCE_TYPE, call.typeName(request));
        }
        fields.putAll(more);
        return fields;
    }

    private static final class Log {
        static final System.Logger LOG = System.getLogger(Border.class.getName());
    }
}
