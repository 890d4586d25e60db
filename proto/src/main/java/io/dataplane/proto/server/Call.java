package io.dataplane.proto.server;

import io.dataplane.schema.spi.CallContext;

/// A call with one answer: decode the request, dispatch, encode.
interface Call<Q, R> extends Rpc<Q, R> {
    R answer(Q request, CallContext context);
}
