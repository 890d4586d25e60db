package io.dataplane.proto.server;

import io.dataplane.proto.log.Panic;
import io.dataplane.schema.spi.CallContext;
import io.grpc.stub.ServerCalls.UnaryMethod;
import io.grpc.stub.StreamObserver;

/// Around a call with one answer.
final class UnaryBorder<Q, R> extends Border<Q, R> implements UnaryMethod<Q, R> {
    private final Call<Q, R> call;
    private final StopSignals stops;

    UnaryBorder(Call<Q, R> call, StopSignals stops) {
        super(call);
        this.call = call;
        this.stops = stops;
    }

    @Override
    public void invoke(Q request, StreamObserver<R> responses) {
        CallContext context = context(stops.current());
        try {
            attempt(request, context, () -> responses.onNext(call.answer(request, context)))
                    .ifPresent(responses::onNext);
            responses.onCompleted();
        } catch (Error e) {
            Panic.exit(e);
        }
    }
}
