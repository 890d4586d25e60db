/// The gRPC service: decode, dispatch, encode, the same shape for every call.
@NullMarked
package io.dataplane.proto.server;

import org.jspecify.annotations.NullMarked;
