package io.dataplane.proto.server;

import io.dataplane.proto.codec.CodecException;
import io.dataplane.proto.log.LogKeys;
import io.dataplane.proto.log.Panic;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostic.Severity;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.StopSignal;
import io.dataplane.schema.value.AttributePath;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Around every call: gives it an id, and turns whatever goes wrong inside into a diagnostic, because a failed gRPC
/// status would lose the state that the answer carries.
abstract class Border<Q, R> {
    private final Rpc<Q, R> call;
    private final String name;

    Border(Rpc<Q, R> call) {
        this.call = call;
        this.name = String.valueOf(call.method().getBareMethodName());
    }

    /// What a call does; it may end in anything.
    interface Work {
        void run() throws Exception;
    }

    /// Does the work of one request; the answer is what to send instead when it failed.
    final Optional<R> attempt(Q request, CallContext context, Work work) {
        long start = System.nanoTime();
        Optional<R> refusal = refusal(request, context, work);
        if (log().isLoggable(System.Logger.Level.DEBUG)) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            Map<String, Object> fields = fields(request, context.requestId(), Map.of(LogKeys.DURATION, millis));
            log().log(System.Logger.Level.DEBUG, "answered", fields);
        }
        return refusal;
    }

    static CallContext context(StopSignal stop) {
        return new CallContext(UUID.randomUUID().toString(), stop);
    }

    /// Made after the start, which does not log.
    private static System.Logger log() {
        return Log.LOG;
    }

    private Optional<R> refusal(Q request, CallContext context, Work work) {
        try {
            work.run();
            return Optional.empty();
        } catch (Refusal e) {
            return Optional.of(call.refusal(request, e.diagnostic()));
        } catch (CodecException e) {
            log().log(System.Logger.Level.ERROR, "value refused", fields(request, context.requestId(), Map.of()));
            return Optional.of(call.refusal(request, badValue(e, context)));
        } catch (Exception e) {
            Map<String, Object> stack = Map.of(LogKeys.STACK, Panic.trace(e));
            log().log(System.Logger.Level.ERROR, "call failed", fields(request, context.requestId(), stack));
            return Optional.of(call.refusal(request, unexpected(e, context)));
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
