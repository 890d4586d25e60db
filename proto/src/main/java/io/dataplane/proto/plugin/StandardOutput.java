package io.dataplane.proto.plugin;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Standard output belongs to the handshake line; what libraries print there is logged instead.
final class StandardOutput extends OutputStream {
    /// Longer lines are logged in pieces.
    private static final int LONGEST_LINE = 8192;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    static void redirect() {
        System.setOut(new PrintStream(new StandardOutput(), true, StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n' || line.size() >= LONGEST_LINE) {
            System.getLogger(StandardOutput.class.getName())
                    .log(System.Logger.Level.DEBUG, line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
        if (octet != '\n') {
            line.write(octet);
        }
    }
}
