package io.dataplane.provider;

import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.Registry;
import io.dataplane.schema.docs.Example;
import io.dataplane.schema.docs.FunctionPage;
import io.dataplane.schema.docs.PageKind;
import io.dataplane.schema.docs.ProviderPage;
import io.dataplane.schema.docs.SchemaListing;
import io.dataplane.schema.docs.TypePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The pages of each provider type as a registry shows them, and the list of all attributes that a review looks at.
/// Both come from the model records and the examples; `make docs` writes them, a test compares.
public final class DocsMain {
    /// What a release promised, line by line; a test reads it, no user does.
    static final String LISTING = "provider/src/test/resources/schema/dataplane.json";

    private static final String SETTINGS = """


            Every setting is optional. What the provider block leaves open comes from environment variables, then from the shared \
            files, as with other AWS providers. Arguments may come from other resources: a plan then shows what it can without \
            AWS, and the rest becomes known during apply.

            ## Credentials and secrets

            The first of these that is there gives the credentials; the roles of `assume_role` follow, one after another:

            1. `assume_role_with_web_identity`
            2. `access_key` and `secret_key`
            3. `profile`
            4. `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`
            5. `AWS_WEB_IDENTITY_TOKEN_FILE` and `AWS_ROLE_ARN`
            6. `AWS_PROFILE`
            7. the profile `default`
            8. the role of the container, then that of the EC2 instance

            A profile may hold keys, a role (`role_arn` with `source_profile`, `credential_source` or \
            `web_identity_token_file`), single sign-on (`sso_session`; log in with `aws sso login`) or `credential_process`.

            Keep secrets out of configuration files: prefer roles, single sign-on or environment variables to `secret_key`. The \
            provider block never gets into the state, but a saved plan file holds the configuration and the variables, secrets \
            included. `secret_key`, \
            `token`, `web_identity_token`, the password in a proxy's URL and `altinity.api_token` are never logged, at any level, \
            and never shown in an error.""";

    private final Path root;
    private final Path examples;
    private final SortedMap<String, String> files = new TreeMap<>();

    private DocsMain(Path root) {
        this.root = root;
        this.examples = root.resolve("examples");
    }

    /// @param arguments the root folder of the project
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        for (Map.Entry<String, String> file : files(root).entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /// Text by path below the root folder.
    static SortedMap<String, String> files(Path root) throws IOException {
        DocsMain docs = new DocsMain(root);
        for (String type : DataplaneProvider.TYPES) {
            docs.pages(type, registry(type));
        }
        docs.files.put(LISTING, listing());
        return docs.files;
    }

    private static Registry registry(String type) {
        return new Registry(new DataplaneProvider(type, Map.of()));
    }

    /// A provider type without resources, which nobody can use yet, has no pages.
    private void pages(String provider, Registry registry) throws IOException {
        if (registry.resourceTypes().isEmpty()) {
            return;
        }
        Pages pages = new Pages(provider, registry);
        Example settings = Example.read(examples.resolve("provider").resolve(provider));
        Guides guides = new Guides(root, provider);
        guides.pages().forEach((path, text) -> files.put("docs/" + provider + "/" + path, text));
        files.put(
                "docs/" + provider + "/index.md",
                ProviderPage.of(provider, description(provider) + guides.links(), registry.providerSchema(), settings));
        for (BlockKind kind : BlockKind.values()) {
            for (String type : registry.types(kind)) {
                files.put(pages.path(page(kind), type), pages.text(kind, type));
            }
        }
        for (String name : registry.functionNames()) {
            files.put(pages.path(PageKind.FUNCTION, name), pages.function(name));
        }
    }

    /// The pages of one provider type.
    private final class Pages {
        private final String provider;
        private final Registry registry;

        Pages(String provider, Registry registry) {
            this.provider = provider;
            this.registry = registry;
        }

        String path(PageKind kind, String name) {
            // the page of a function is called like the function
            String page = kind == PageKind.FUNCTION ? name : name.replaceFirst("^" + provider + "_", "");
            return "docs/" + provider + "/" + kind.folder() + "/" + page + ".md";
        }

        String text(BlockKind kind, String type) throws IOException {
            Schema schema = registry.schema(kind, type).orElseThrow();
            return kind == BlockKind.RESOURCE
                    ? TypePage.resource(
                            provider,
                            type,
                            schema,
                            registry.identitySchema(type).orElse(null),
                            resourceExample(type))
                    : TypePage.of(
                            page(kind),
                            provider,
                            type,
                            schema,
                            example(examples.resolve(page(kind).folder()), type));
        }

        String function(String name) throws IOException {
            Example example = example(examples.resolve(PageKind.FUNCTION.folder()), name);
            return FunctionPage.of(provider, name, registry.function(name).orElseThrow(), example);
        }

        private Example resourceExample(String type) throws IOException {
            return example(examples, type).importedAs(examples.resolve(type));
        }

        /// The provider that serves everything is named in each block, so it has examples of its own.
        private Example example(Path folder, String name) throws IOException {
            boolean everything = provider.equals(DataplaneProvider.EVERYTHING);
            return Example.read(folder.resolve(name).resolve(everything ? "with-dataplane-provider" : "minimal"));
        }
    }

    private static PageKind page(BlockKind kind) {
        return switch (kind) {
            case RESOURCE -> PageKind.RESOURCE;
            case DATA_SOURCE -> PageKind.DATA_SOURCE;
            case EPHEMERAL_RESOURCE -> PageKind.EPHEMERAL_RESOURCE;
            case LIST_RESOURCE -> PageKind.LIST_RESOURCE;
            case ACTION -> PageKind.ACTION;
        };
    }

    private static String description(String provider) {
        return switch (provider) {
            case "tpa" ->
                "Makes Postgres clusters for EDB Trusted Postgres Architect on AWS: one `tpa_cluster` is one whole cluster, from"
                        + " the network to the volumes." + SETTINGS;
            case DataplaneProvider.EVERYTHING ->
                "Makes data platforms on AWS: one resource is one whole cluster. This provider serves all resource types in one"
                        + " process; each has a provider of its own too, such as `tpa` for `tpa_cluster`, and behaves the same"
                        + " there.\n\nTerraform looks for a provider named after the first word of a resource type. So each"
                        + " resource of this provider needs the line `provider = dataplane`." + SETTINGS;
            default -> throw new IllegalStateException("describe the provider type " + provider + " here");
        };
    }

    private static String listing() {
        Registry registry = registry(DataplaneProvider.EVERYTHING);
        SortedMap<String, BlockSchema> schemas = new TreeMap<>();
        schemas.put("provider", registry.providerSchema().block());
        for (BlockKind kind : BlockKind.values()) {
            String prefix = kind == BlockKind.RESOURCE ? "" : kind + " ";
            registry.types(kind)
                    .forEach(type -> schemas.put(
                            prefix + type,
                            registry.schema(kind, type).orElseThrow().block()));
        }
        registry.resourceTypes().forEach(type -> registry.identitySchema(type)
                .ifPresent(identity -> schemas.put("identity of " + type, identity.block())));
        registry.functionNames()
                .forEach(name -> schemas.put(
                        "function " + name,
                        SchemaListing.function(registry.function(name).orElseThrow())));
        return SchemaListing.of(schemas);
    }
}
