package io.dataplane.schema.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a page shows: a configuration, and how to import (the block and the command).
public record Example(String configuration, Optional<String> importBlock, Optional<String> importCommand) {
    /// @param folder of one use, with `main.tf`
    public static Example read(Path folder) throws IOException {
        return new Example(Files.readString(folder.resolve("main.tf")).strip(), Optional.empty(), Optional.empty());
    }

    /// @param folder of the resource type, with `import.tf` and `import.sh`; beside `main.tf` Terraform would read them
    public Example importedAs(Path folder) throws IOException {
        return new Example(configuration, text(folder.resolve("import.tf")), text(folder.resolve("import.sh")));
    }

    private static Optional<String> text(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }
}
