package io.dataplane.schema.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.sample.GardenModel;
import io.dataplane.schema.sample.SampleProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourcePageTest {
    @TempDir
    private Path folder;

    @Test
    void pageShowsExampleEveryAttributeAndImport() throws IOException {
        Files.writeString(folder.resolve("main.tf"), "resource \"sample_garden\" \"eden\" {}\n");
        Files.writeString(folder.resolve("import.sh"), "terraform import sample_garden.eden eden\n");
        var schema = SchemaOf.record(GardenModel.class, 0, "A garden.\n\nWith beds.");
        String page = ResourcePage.of(
                "sample", "sample_garden", schema, Example.read(folder).importedAs(folder));
        assertThat(page)
                .startsWith("---\npage_title: \"sample_garden Resource - sample\"\n")
                .contains("description: |-\n  A garden.\n---")
                .contains("```terraform\nresource \"sample_garden\" \"eden\" {}\n```")
                .contains("### Required\n\n- `name` (String) The name. Changing it replaces the resource.\n")
                .contains("- `kind` (String) The kind. Rule: one of `flower`, `kitchen`. Default: `\"flower\"`.")
                .contains("- `code_wo` (String, Sensitive, Write-only) The alarm code, never stored.")
                .contains("- `cells` (Map of Map of Object {count: Number, plant: String})")
                .contains("- `timeouts` (Block List, Max: 1) How long to wait. (see [below for nested schema]")
                .contains(
                        "<a id=\"nestedatt--beds\"></a>\n### Nested Schema for `beds`\n\nRequired:\n\n- `cidr` (String)")
                .contains("Read-Only:\n\n- `bed_id` (String) The bed's id.\n")
                .contains("### Read-Only\n\n- `components` (Attributes Map)")
                .endsWith("```shell\nterraform import sample_garden.eden eden\n```\n");
        for (var attribute : schema.block().attributes()) {
            assertThat(page).contains("- `" + attribute.name() + "` (");
        }
    }

    @Test
    void providerPageShowsItsSettings() throws IOException {
        Files.writeString(folder.resolve("main.tf"), "provider \"sample\" {}\n");
        var schema = SchemaOf.record(SampleProvider.Settings.class, 0, "");
        assertThat(ProviderPage.of("sample", "Makes gardens.", schema, Example.read(folder)))
                .contains("# sample Provider\n\nMakes gardens.")
                .contains("- `retries` (Number) How often to try. Default: `3`.")
                .doesNotContain("## Import");
    }
}
