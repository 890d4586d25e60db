package io.dataplane.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Links between our pages lead somewhere, and what a page names exists.
class LinksTest {
    private static final Path ROOT = Path.of("..");
    private static final Path INDEX = Path.of("../docs/README.md");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
    private static final Pattern MESSAGE = Pattern.compile("\\*\\*([A-Z][A-Za-z ]+)\\*\\* \\|");
    private static final Pattern VARIABLE = Pattern.compile("DATAPLANE_[A-Z_]+");
    private static final Set<String> NOT_OURS = Set.of("target", "build", "dist", ".git", ".terraform", "templates");

    static List<Path> everyPage() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> NOT_OURS.stream()
                            .noneMatch(folder -> ROOT.relativize(file).startsWith(folder)
                                    || file.toString().contains("/" + folder + "/")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void linksLeadSomewhere(Path page) {
        for (String link : matches(LINK, CODE.matcher(text(page)).replaceAll(""))) {
            if (!link.matches("[a-z]+:.*")) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
                assertThat(target).as("%s in %s", link, page).exists();
                if (parts.length > 1) {
                    assertThat(anchors(target)).as("%s in %s", link, page).contains(parts[1]);
                }
            }
        }
    }

    @Test
    void indexLeadsToEveryPage() throws IOException {
        List<Path> linked = matches(LINK, text(INDEX)).stream()
                .map(link -> INDEX.resolveSibling(link).normalize())
                .toList();
        assertThat(everyPage())
                .filteredOn(page -> page.startsWith(ROOT.resolve("docs")) && !page.equals(INDEX))
                .extracting(Path::normalize)
                .isSubsetOf(linked);
        assertThat(matches(LINK, text(ROOT.resolve("README.md")))).contains("docs/README.md");
    }

    @Test
    void messagesAndVariablesOfTheGuidesExist() throws IOException {
        String code = code("provider/src/main/java") + code("proto/src/main/java") + code("scripts");
        assertThat(matches(MESSAGE, text(guide("recovering"))))
                .hasSizeGreaterThan(5)
                .allSatisfy(message -> assertThat(code).contains("\"" + message + "\""));
        assertThat(matches(VARIABLE, text(guide("debugging"))))
                .hasSizeGreaterThan(3)
                .filteredOn(name -> !name.equals("TF_LOG_PROVIDER_DATAPLANE"))
                .allSatisfy(name -> assertThat(code).contains(name));
    }

    private static Path guide(String name) {
        return ROOT.resolve("templates/guides").resolve(name + ".md");
    }

    private static String code(String folder) throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            files.filter(file -> file.toString().matches(".*\\.(java|sh)")).forEach(file -> code.append(text(file)));
        }
        return code.toString();
    }

    /// As GitHub and the registry make them of headings.
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new TreeSet<>(matches(ANCHOR, text(page)));
        matches(HEADING, text(page))
                .forEach(heading -> anchors.add(heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-')));
        return anchors;
    }

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        for (MatchResult match : pattern.matcher(text).results().toList()) {
            found.add(match.groupCount() == 0 ? match.group() : match.group(1));
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
