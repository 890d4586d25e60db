package io.dataplane.proto.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The end of a process that cannot go on: Terraform shows the text on standard error to the user.
public final class Panic {
    private static final int EXIT_CODE = 2;

    private Panic() {}

    /// Prints and halts; nothing in here may need much memory.
    public static void exit(Throwable cause) {
        try {
            String text = "panic: " + cause.getClass().getName() + reason(cause) + "\n\n" + trace(cause) + "\n";
            new FileOutputStream(FileDescriptor.err).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // nobody listens any more
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /// Class names and places only: the message of an exception may quote a secret.
    public static String trace(Throwable cause) {
        StringBuilder text = new StringBuilder();
        Throwable each = cause;
        for (int depth = 0; each != null && depth < 8; depth++, each = each.getCause()) {
            text.append(depth == 0 ? "" : "caused by ").append(each.getClass().getName());
            for (StackTraceElement frame : each.getStackTrace()) {
                text.append("\n    at ").append(frame);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /// The JVM's own messages hold no value of ours.
    private static String reason(Throwable cause) {
        boolean harmless = cause instanceof VirtualMachineError || cause instanceof LinkageError;
        return harmless ? ": " + cause.getMessage() : "";
    }
}
