package io.dataplane.proto.server;

import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Sends a message that is encoded already: none of its classes is loaded, nothing of it is parsed.
final class PassThrough implements Marshaller<byte[]> {
    static final PassThrough BYTES = new PassThrough();

    private PassThrough() {}

    @Override
    public InputStream stream(byte[] message) {
        return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream message) {
        try (message) {
            return message.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
