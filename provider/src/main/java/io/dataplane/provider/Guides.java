package io.dataplane.provider;

import io.dataplane.schema.docs.Example;
import io.dataplane.schema.docs.GuidePage;
import io.dataplane.schema.docs.PageKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The guides of one provider type, from the texts in `templates/guides` and the configurations in `examples`.
record Guides(Path root, String provider) {
    private static final List<String> NAMES = List.of(
            "first-cluster", "architectures", "config-yml", "composing", "recovering", "least-privilege", "debugging");

    /// The product that the guides tell of, for its own provider and for the one of all products.
    private static final String PRODUCT = "tpa";

    private List<String> names() {
        return provider.equals(PRODUCT) || provider.equals(DataplaneProvider.EVERYTHING) ? NAMES : List.of();
    }

    /// Text by path below the provider's folder.
    SortedMap<String, String> pages() {
        SortedMap<String, String> pages = new TreeMap<>();
        names().forEach(name -> pages.put(path(name), GuidePage.of(provider, template(name), this::filled)));
        return pages;
    }

    /// A paragraph for the first page; empty without guides.
    String links() {
        return names().isEmpty() ? "" : "\n\nGuides:\n\n" + list();
    }

    private String list() {
        return names().stream()
                .map(name -> "- [%s](%s)"
                        .formatted(
                                template(name).lines().findFirst().orElseThrow().substring(2), path(name)))
                .collect(Collectors.joining("\n"));
    }

    private static String path(String name) {
        return "guides/" + name + ".md";
    }

    private String template(String name) {
        return text(root.resolve("templates").resolve(path(name)));
    }

    private String filled(String gap) {
        String[] words = gap.split(" ");
        return switch (words[0]) {
            case "provider" -> provider;
            case "page" ->
                "../" + PageKind.RESOURCE.folder() + "/" + words[1].replaceFirst("^" + provider + "_", "") + ".md";
            case "example" -> "```terraform\n" + configuration(words[1]) + "\n```";
            case "file" -> "```" + words[1] + "\n" + example(words[2]) + "\n```";
            default -> throw new IllegalArgumentException("no guide may ask for {{" + gap + "}}");
        };
    }

    private String configuration(String path) {
        return provider.equals(PRODUCT) ? example(path) : Example.under(provider, PRODUCT, example(path));
    }

    private String example(String path) {
        return text(root.resolve("examples").resolve(path)).strip();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
