package io.dataplane.proto.client;

import java.util.Base64;
import java.util.List;

/// The line with which a provider process says where it listens.
public record PluginHandshake(List<String> fields) {
    public static PluginHandshake parse(String line) {
        return new PluginHandshake(List.of(line.split("\\|", -1)));
    }

    public int port() {
        String address = fields.get(3);
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    /// The provider's certificate; empty without TLS.
    public byte[] certificate() {
        return Base64.getDecoder().decode(fields.get(5));
    }
}
