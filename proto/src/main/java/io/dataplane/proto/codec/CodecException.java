package io.dataplane.proto.codec;

import io.dataplane.schema.value.AttributePath;

/// Bytes that are not a value of the expected type; the message never quotes the value.
public final class CodecException extends RuntimeException {
    private final transient AttributePath path;

    public CodecException(AttributePath path, String problem) {
        super(problem);
        this.path = path;
    }

    public AttributePath path() {
        return path;
    }
}
