package io.dataplane.proto.plugin;

/// The process cannot start; the message is one sentence for the person who started it.
final class StartException extends RuntimeException {
    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
