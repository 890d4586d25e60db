package io.dataplane.proto.plugin;

/// What a person copies into the shell that runs Terraform against a provider started by hand.
final class ReattachLine {
    private ReattachLine() {}

    /// `Test` makes Terraform leave the end of the process to us.
    static String of(String sourceAddress, long pid, int port) {
        return ("TF_REATTACH_PROVIDERS='{\"%s\":{\"Protocol\":\"grpc\",\"ProtocolVersion\":%d,\"Pid\":%d,\"Test\":true,"
                        + "\"Addr\":{\"Network\":\"tcp\",\"String\":\"127.0.0.1:%d\"}}}'")
                .formatted(sourceAddress, HandshakeLine.PROTOCOL, pid, port);
    }
}
