package io.dataplane.schema.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a page shows: a configuration, and how to import (the block and the command).
public record Example(String configuration, Optional<String> importBlock, Optional<String> importCommand) {
    /// @param folder of one use, with `main.tf`, and with `main.tfquery.hcl` where it is one of `terraform query`
    public static Example read(Path folder) throws IOException {
        String configuration = Files.readString(folder.resolve("main.tf")).strip();
        String query =
                text(folder.resolve("main.tfquery.hcl")).map("\n\n"::concat).orElse("");
        return new Example(configuration + query, Optional.empty(), Optional.empty());
    }

    /// @param folder of the resource type, with `import.tf` and `import.sh`; beside `main.tf` Terraform would read them
    public Example importedAs(Path folder) throws IOException {
        return new Example(configuration, text(folder.resolve("import.tf")), text(folder.resolve("import.sh")));
    }

    /// The same, for the provider of all types: it is required in place of the product's own, and each block names it,
    /// because Terraform would look for a provider named after the first word of the type.
    public static String under(String provider, String product, String configuration) {
        return configuration
                .replaceFirst(
                        "(?m)^(    )%s( = \\{\\s+source +=.*/)%s\"$".formatted(product, product),
                        "$1%s$2%s\"".formatted(provider, provider))
                .replace("provider::%s::".formatted(product), "provider::%s::".formatted(provider))
                .replaceAll("(?m)^provider \"%s\" \\{".formatted(product), "provider \"%s\" {".formatted(provider))
                .replaceAll(
                        "(?m)^((resource|data) \"%s_.*\\{)$".formatted(product),
                        "$1\n  provider = %s\n".formatted(provider));
    }

    private static Optional<String> text(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }
}
