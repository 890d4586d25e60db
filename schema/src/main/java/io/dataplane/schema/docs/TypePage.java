package io.dataplane.schema.docs;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of a resource, a data source or whatever else is written as a block, as the public registry lays it out.
public final class TypePage {
    private TypePage() {}

    public static String of(PageKind kind, String provider, String type, Schema schema, Example example) {
        return written(kind, provider, type, schema, example).toString();
    }

    /// @param identity what names an object for ever, when the resource has that
    public static String resource(
            String provider, String type, Schema schema, @Nullable Schema identity, Example example) {
        Page page = written(PageKind.RESOURCE, provider, type, schema, example);
        if (example.importBlock().isPresent() || example.importCommand().isPresent() || identity != null) {
            page.heading(2, "Import");
            example.importBlock().ifPresent(block -> page.paragraph("With an `import` block (Terraform 1.5 and later):")
                    .code("terraform", block));
            example.importCommand().ifPresent(command -> page.paragraph("With the `terraform import` command:")
                    .code("shell", command));
            if (identity != null) {
                identity(page, identity.block().attributes());
            }
        }
        return page.toString();
    }

    private static Page written(PageKind kind, String provider, String type, Schema schema, Example example) {
        String description = schema.block().description();
        Page page = new Page()
                .frontMatter(type + " " + kind + " - " + provider, subcategory(provider, type), description)
                .heading(1, type + " (" + kind + ")")
                .paragraph(description)
                .heading(2, "Example Usage")
                .code("terraform", example.configuration());
        new SchemaReference(page).write(schema.block());
        return page;
    }

    private static void identity(Page page, List<AttributeSchema> attributes) {
        page.heading(3, "Identity Schema")
                .paragraph("In the `identity` of an `import` block (Terraform 1.12 and later):");
        attributes(page, "Required", attributes, true);
        attributes(page, "Optional", attributes, false);
    }

    private static void attributes(Page page, String title, List<AttributeSchema> all, boolean required) {
        List<AttributeSchema> shown = all.stream()
                .filter(attribute -> (attribute.mode() == Mode.REQUIRED) == required)
                .toList();
        if (!shown.isEmpty()) {
            page.heading(4, title);
            shown.forEach(a -> page.line("- `" + a.name() + "` (" + TypeWords.of(a) + ") " + a.description()));
            page.line("");
        }
    }

    /// A provider of one product needs none; the one of all products has one for each.
    private static String subcategory(String provider, String type) {
        String product = type.split("_", 2)[0];
        return product.equals(provider) ? "" : product;
    }
}
