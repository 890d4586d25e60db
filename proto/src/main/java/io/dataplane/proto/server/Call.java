package io.dataplane.proto.server;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.spi.CallContext;
import io.grpc.MethodDescriptor;

/// One kind of call: decode the request, dispatch, encode the answer. What it throws becomes its `refusal`.
interface Call<Q, R> {
    MethodDescriptor<Q, R> method();

    R answer(Q request, CallContext context);

    /// The answer that carries only this error, and what must survive beside it.
    R refusal(Q request, Diagnostic error);

    /// What the log names beside the call.
    default String typeName(Q request) {
        return "";
    }
}
