package io.dataplane.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.docs.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocsTest {
    private static final Path ROOT = Path.of("..");

    static List<Map.Entry<String, String>> everyFile() throws IOException {
        return List.copyOf(DocsMain.files(ROOT).entrySet());
    }

    /// The failure lists the lines that differ.
    @ParameterizedTest
    @MethodSource("everyFile")
    void committedFileSaysWhatTheRecordsSay(Map.Entry<String, String> file) {
        Path committed = ROOT.resolve(file.getKey());
        assertThat(committed)
                .as("run make docs, which writes %s", file.getKey())
                .exists();
        assertThat(committed)
                .as("%s is out of date: run make docs and commit what it writes", file.getKey())
                .hasContent(file.getValue());
    }

    @Test
    void noPageOutlivesWhatItDescribes() throws IOException {
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            assertThat(
                            pages.map(page -> ROOT.relativize(page).toString())
                                    .filter(
                                            page -> page.matches(
                                                    "docs/[a-z0-9]+/(index|(resources|data-sources|ephemeral-resources|list-resources|actions|functions|guides)/.*)\\.md")))
                    .as("pages of what is not served any more: remove them")
                    .isSubsetOf(DocsMain.files(ROOT).keySet());
        }
    }

    /// What the guides of the provider of all types show is made of the examples of the products; this one is tested as
    /// it stands.
    @Test
    void examplesAreRewrittenForTheProviderOfAllTypes() throws IOException {
        assertThat(withoutComment(Example.under("dataplane", "tpa", example("minimal"))))
                .isEqualTo(withoutComment(example("with-dataplane-provider")));
        assertThat(Example.under("dataplane", "tpa", example("with-aws-provider")))
                .contains("provider \"aws\" {", "resource \"aws_vpc\" \"main\" {\n  cidr_block")
                .doesNotContain("dataplane/tpa", "provider \"tpa\"");
    }

    private static String example(String name) throws IOException {
        return Files.readString(
                ROOT.resolve("examples/tpa_cluster").resolve(name).resolve("main.tf"));
    }

    private static String withoutComment(String configuration) {
        return configuration.substring(configuration.indexOf("terraform {"));
    }
}
