package io.dataplane.proto.server;

import io.dataplane.proto.wire.ProviderGrpc;
import io.dataplane.proto.wire.StopProviderRequest;
import io.dataplane.proto.wire.StopProviderResponse;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.spi.CallContext;
import io.grpc.MethodDescriptor;

/// Asks the calls in flight to stop.
final class StopProviderCall implements Call<StopProviderRequest, StopProviderResponse> {
    private final StopSignals stops;

    StopProviderCall(StopSignals stops) {
        this.stops = stops;
    }

    @Override
    public MethodDescriptor<StopProviderRequest, StopProviderResponse> method() {
        return ProviderGrpc.getStopProviderMethod();
    }

    @Override
    public StopProviderResponse answer(StopProviderRequest request, CallContext context) {
        stops.stopAll();
        return StopProviderResponse.getDefaultInstance();
    }

    @Override
    public StopProviderResponse refusal(StopProviderRequest request, Diagnostic error) {
        return StopProviderResponse.newBuilder().setError(error.detail()).build();
    }
}
