package io.dataplane.proto.server;

import io.dataplane.schema.diagnostic.Diagnostic;
import io.grpc.MethodDescriptor;

/// One kind of call, whatever the shape of its answer. What it throws becomes its `refusal`.
interface Rpc<Q, R> {
    MethodDescriptor<Q, R> method();

    /// The answer that carries only this error, and what must survive beside it.
    R refusal(Q request, Diagnostic error);

    /// What the log names beside the call.
    default String typeName(Q request) {
        return "";
    }
}
