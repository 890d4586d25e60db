package io.dataplane.testbed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Finds processes by a mark in their environment, which children inherit from whoever was started with it.
final class Processes {
    private Processes() {}

    /// Those that carry the assignment `mark` and run a program whose command line contains `command`.
    static List<ProcessHandle> marked(String mark, String command) {
        return ProcessHandle.allProcesses()
                .filter(process -> read(process, "environ").contains(mark))
                .filter(process -> read(process, "cmdline").contains(command))
                .toList();
    }

    static boolean within(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    static Optional<String> commandLine(ProcessHandle process) {
        return Optional.of(read(process, "cmdline").replace('\0', ' ').strip()).filter(line -> !line.isEmpty());
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it ended meanwhile, or is somebody else's
        }
    }
}
