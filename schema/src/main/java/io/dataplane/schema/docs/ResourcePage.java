package io.dataplane.schema.docs;

import io.dataplane.schema.attribute.Schema;

/// The page of a resource, as the public registry lays it out.
public final class ResourcePage {
    private ResourcePage() {}

    public static String of(String provider, String type, Schema schema, Example example) {
        String description = schema.block().description();
        Page page = new Page()
                .frontMatter(type + " Resource - " + provider, description)
                .heading(1, type + " (Resource)")
                .paragraph(description)
                .heading(2, "Example Usage")
                .code("terraform", example.configuration());
        new SchemaReference(page).write(schema.block());
        if (example.importBlock().isPresent() || example.importCommand().isPresent()) {
            page.heading(2, "Import");
            example.importBlock().ifPresent(block -> page.paragraph("With an `import` block (Terraform 1.5 and later):")
                    .code("terraform", block));
            example.importCommand().ifPresent(command -> page.paragraph("With the `terraform import` command:")
                    .code("shell", command));
        }
        return page.toString();
    }
}
