package io.dataplane.schema.docs;

import io.dataplane.schema.attribute.Schema;

/// The first page of a provider.
public final class ProviderPage {
    private ProviderPage() {}

    public static String of(String provider, String description, Schema schema, Example example) {
        Page page = new Page()
                .frontMatter(provider + " Provider", "", description)
                .heading(1, provider + " Provider")
                .paragraph(description)
                .heading(2, "Example Usage")
                .code("terraform", example.configuration());
        new SchemaReference(page).write(schema.block());
        return page.toString();
    }
}
