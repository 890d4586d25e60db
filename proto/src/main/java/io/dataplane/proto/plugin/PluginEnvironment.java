package io.dataplane.proto.plugin;

import java.util.Map;

/// What Terraform tells the process it starts, in environment variables.
record PluginEnvironment(Map<String, String> variables) {
    /// Terraform's word that it is the one who starts us; the same for every provider.
    private static final String COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    boolean isTerraform() {
        return COOKIE.equals(variables.get("TF_PLUGIN_MAGIC_COOKIE"));
    }

    /// Empty when the user disabled TLS.
    String clientCertificate() {
        return variables.getOrDefault("PLUGIN_CLIENT_CERT", "");
    }

    /// Older clients glue a seventh field of the handshake line to the certificate, so it is only for those who
    /// ask.
    boolean asksForMultiplexing() {
        return variables.containsKey("PLUGIN_MULTIPLEX_GRPC");
    }

    /// Where the handshake line goes when the launcher gave standard output away; empty for standard output.
    String handshakeDescriptor() {
        String descriptor = variables.getOrDefault("DATAPLANE_HANDSHAKE_FD", "");
        if (!descriptor.matches("[0-9]{0,4}")) {
            throw new StartException("DATAPLANE_HANDSHAKE_FD is not the number of a file descriptor.");
        }
        return descriptor;
    }

    PortRange ports() {
        return new PortRange(port("PLUGIN_MIN_PORT"), port("PLUGIN_MAX_PORT"));
    }

    private int port(String variable) {
        String text = variables.getOrDefault(variable, "");
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StartException(variable + " is not a port number.", e);
        }
    }
}
