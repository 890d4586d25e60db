package io.dataplane.schema.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What an example folder says: `main.tf`, and how to import (`import.tf`: the block, `import.sh`: the command).
public record Example(String configuration, Optional<String> importBlock, Optional<String> importCommand) {
    public static Example read(Path folder) throws IOException {
        return new Example(
                Files.readString(folder.resolve("main.tf")).strip(),
                optional(folder.resolve("import.tf")),
                optional(folder.resolve("import.sh")));
    }

    private static Optional<String> optional(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }
}
