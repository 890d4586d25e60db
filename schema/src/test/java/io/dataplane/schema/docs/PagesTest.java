package io.dataplane.schema.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.FunctionSchema;
import io.dataplane.schema.attribute.FunctionSchema.Parameter;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.sample.GardenModel;
import io.dataplane.schema.sample.SampleProvider;
import io.dataplane.schema.value.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagesTest {
    @TempDir
    private Path folder;

    @Test
    void pageShowsExampleEveryAttributeAndImport() throws IOException {
        Files.writeString(folder.resolve("main.tf"), "resource \"sample_garden\" \"eden\" {}\n");
        Files.writeString(folder.resolve("import.sh"), "terraform import sample_garden.eden eden\n");
        var schema = SchemaOf.record(GardenModel.class, 0, "A garden.\n\nWith beds.");
        String page = TypePage.resource(
                "sample", "sample_garden", schema, null, Example.read(folder).importedAs(folder));
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

    /// What names a garden.
    record Name(
            @Doc("The name.") @Required String name,

            @Doc("The street.") @io.dataplane.schema.attribute.Optional @Nullable
            String street) {}

    @Test
    void resourceWithAnIdentityShowsHowToImportByIt() throws IOException {
        Files.writeString(folder.resolve("main.tf"), "resource \"sample_garden\" \"eden\" {}\n");
        var schema = SchemaOf.record(GardenModel.class, 0, "A garden.");
        var identity = SchemaOf.record(Name.class, 0, "");
        assertThat(TypePage.resource("sample", "sample_garden", schema, identity, Example.read(folder)))
                .contains("## Import\n\n### Identity Schema\n")
                .contains("#### Required\n\n- `name` (String) The name.\n")
                .endsWith("#### Optional\n\n- `street` (String) The street.\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"DATA_SOURCE", "EPHEMERAL_RESOURCE", "LIST_RESOURCE", "ACTION"})
    void everyKindOfBlockHasItsPage(PageKind kind) throws IOException {
        Files.writeString(folder.resolve("main.tf"), "# an example\n");
        var schema = SchemaOf.record(GardenModel.Timeouts.class, 0, "What it is.");
        assertThat(TypePage.of(kind, "sample", "sample_bed", schema, Example.read(folder)))
                .startsWith("---\npage_title: \"sample_bed " + kind + " - sample\"\n")
                .contains("# sample_bed (" + kind
                        + ")\n\nWhat it is.\n\n## Example Usage\n\n```terraform\n# an example\n")
                .contains("- `create` (String) For create.")
                .doesNotContain("## Import");
    }

    @Test
    void functionPageShowsItsSignatureAndArguments() throws IOException {
        Files.writeString(folder.resolve("main.tf"), "# an example\n");
        var function = new FunctionSchema(
                List.of(new Parameter("by", Type.STRING, true, false, "The separator.")),
                Optional.of(new Parameter("words", new Type.ListOf(Type.NUMBER), false, false, "The words.")),
                Type.STRING,
                "Joins.",
                "Joins words.");
        assertThat(FunctionPage.of("sample", "join", function, Example.read(folder)))
                .startsWith("---\npage_title: \"join Function - sample\"\n")
                .contains("# function: join\n\nJoins words.\n")
                .contains("```text\njoin(by String, words List of Number...) String\n```")
                .contains(
                        "1. `by` (String, Nullable) The separator.\n1. `words` (List of Number, Variadic) The words.\n")
                .endsWith("## Return Type\n\nString\n");
        assertThat(SchemaListing.of(new TreeMap<>(Map.of("function join", SchemaListing.function(function)))))
                .contains("\"by\": \"String, optional\"", "\"return\": \"String, computed\"");
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

    @Test
    void guideFillsItsGapsAndBeginsWithItsTitle() {
        String page = GuidePage.of("sample", """
                # First garden

                How to make `{{name}}`, with [beds](beds.md).

                {{block}}
                """, gap -> gap.equals("name") ? "sample_garden" : "$1");

        assertThat(page).startsWith("""
                ---
                page_title: "First garden - sample"
                subcategory: ""
                description: |-
                  How to make sample_garden, with beds.
                ---

                # First garden

                How to make `sample_garden`, with [beds](beds.md).

                $1
                """);
    }

    @Test
    void providerOfSeveralProductsSortsItsPagesByProduct() throws IOException {
        Files.writeString(folder.resolve("main.tf"), "");
        var schema = SchemaOf.record(GardenModel.class, 0, "A garden.");

        assertThat(TypePage.of(PageKind.RESOURCE, "everything", "sample_garden", schema, Example.read(folder)))
                .contains("subcategory: \"sample\"\n");
        assertThat(TypePage.of(PageKind.RESOURCE, "sample", "sample_garden", schema, Example.read(folder)))
                .contains("subcategory: \"\"\n");
    }
}
