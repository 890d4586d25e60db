package io.dataplane.proto.server;

import io.dataplane.proto.log.Panic;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.StopSignal;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls.ServerStreamingMethod;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.function.Consumer;

/// Around a call that answers with a stream. Its stop signal comes from a stop of the provider, or when the client
/// cancels because it has read enough.
final class StreamBorder<Q, R> extends Border<Q, R> implements ServerStreamingMethod<Q, R> {
    /// How often a slow reader is looked at again.
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final StreamCall<Q, R> call;
    private final StopSignals stops;

    StreamBorder(StreamCall<Q, R> call, StopSignals stops) {
        super(call);
        this.call = call;
        this.stops = stops;
    }

    @Override
    public void invoke(Q request, StreamObserver<R> responses) {
        StopSignal stop = stops.opened();
        Events<R> events = new Events<>((ServerCallStreamObserver<R>) responses);
        CallContext context = context(stop);
        try {
            events.responses.setOnCancelHandler(stop::stop);
            // the handler above waits until this method ends, the context does not
            Context.current().addListener(_ -> stop.stop(), Runnable::run);
            attempt(request, context, () -> call.answer(request, events, context))
                    .ifPresent(events);
            responses.onCompleted();
        } catch (Error e) {
            Panic.exit(e);
        } finally {
            stops.closed(stop);
        }
    }

    /// Sends one event after the other, from whatever thread, no faster than they are read.
    private record Events<R>(ServerCallStreamObserver<R> responses) implements Consumer<R> {
        @Override
        public synchronized void accept(R event) {
            try {
                while (!responses.isReady() && !responses.isCancelled()) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            responses.onNext(event);
        }
    }
}
