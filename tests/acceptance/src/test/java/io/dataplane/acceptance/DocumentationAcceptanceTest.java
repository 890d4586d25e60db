package io.dataplane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dataplane.testbed.Terraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever configuration our pages show is one that Terraform accepts, formatted as it formats.
class DocumentationAcceptanceTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path MODULE = ROOT.resolve("examples/tpa_cluster/with-modules/network/main.tf");
    private static final Path CONFIG_YML = ROOT.resolve("examples/tpa_cluster/from-config-yml/config.yml");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(?:terraform|hcl)\n(.*?\n)```");

    @RegisterExtension
    private final Stage stage = new Stage();

    /// Configurations by the page that shows them first.
    static List<Map.Entry<String, String>> everyConfiguration() throws IOException {
        Map<String, String> pages = new LinkedHashMap<>();
        for (Path page : pages()) {
            int n = 0;
            for (MatchResult block :
                    BLOCK.matcher(Files.readString(page)).results().toList()) {
                n++;
                pages.putIfAbsent(block.group(1), ROOT.relativize(page) + " #" + n);
            }
        }
        List<Map.Entry<String, String>> configurations = new ArrayList<>();
        pages.forEach((configuration, page) -> configurations.add(Map.entry(page, configuration)));
        return configurations;
    }

    /// But those of `terraform query`: it has files of its own, from 1.14 on.
    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.sorted())
                    .filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !page.getParent().endsWith("list-resources"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("everyConfiguration")
    void configurationIsValidAndFormatted(Map.Entry<String, String> shown) throws IOException {
        Terraform terraform = stage.bareTerraform().mirror(PackagedProvider.HOST + "/*", PackagedProvider.mirror());
        if (shown.getValue().contains("hashicorp/aws")) {
            assumeTrue(Files.isDirectory(Stage.AWS_MIRROR.resolve("registry.terraform.io/hashicorp/aws/5.100.0")));
            terraform.mirror("registry.terraform.io/hashicorp/aws", Stage.AWS_MIRROR);
        }
        if (shown.getValue().contains("\"./network\"")) {
            Files.createDirectory(terraform.folder().resolve("network"));
            terraform.file("network/main.tf", Files.readString(MODULE));
        }
        if (shown.getValue().contains("/config.yml")) {
            terraform.file("config.yml", Files.readString(CONFIG_YML));
        }
        terraform.configuration(shown.getValue());
        if (!shown.getValue().contains("required_providers")) {
            terraform.file("cluster.tf", ClusterHcl.speedy().hcl()); // what a part of a configuration belongs to
        }

        terraform.init().validate().succeeds();
        assertThat(terraform.run("fmt", "-check", "-diff", "main.tf").succeeds().stdout())
                .isEmpty();
    }
}
