package io.dataplane.proto.server;

import io.dataplane.schema.spi.CallContext;
import java.util.function.Consumer;

/// A call whose answer is any number of events; a refusal is the last of them.
interface StreamCall<Q, R> extends Rpc<Q, R> {
    /// The stop signal of `context` tells a cancelled stream too.
    void answer(Q request, Consumer<R> events, CallContext context);
}
