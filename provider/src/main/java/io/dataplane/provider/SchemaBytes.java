package io.dataplane.provider;

import io.dataplane.proto.codec.SchemaCodec;
import io.dataplane.schema.dispatch.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What Terraform asks at every start, encoded for each provider type: derived from the records when the provider is
/// built, files at run time.
enum SchemaBytes {
    /// The answer to GetProviderSchema.
    SCHEMA(""),
    /// The answer to GetResourceIdentitySchemas.
    IDENTITY("-identity");

    private final String suffix;

    SchemaBytes(String suffix) {
        this.suffix = suffix;
    }

    /// Writes the files below the folder of the compiled classes.
    public static void main(String[] arguments) throws IOException {
        for (String type : DataplaneProvider.TYPES) {
            for (SchemaBytes answer : values()) {
                Path file = Path.of(arguments[0] + answer.resource(type));
                Files.createDirectories(file.getParent());
                Files.write(file, answer.derive(type));
            }
        }
    }

    byte[] derive(String type) {
        Registry registry = new Registry(new DataplaneProvider(type, Map.of()));
        return switch (this) {
            case SCHEMA -> SchemaCodec.getProviderSchema(registry);
            case IDENTITY -> SchemaCodec.getResourceIdentitySchemas(registry);
        };
    }

    byte[] read(String type) {
        try (InputStream file = SchemaBytes.class.getResourceAsStream(resource(type))) {
            if (file == null) {
                throw new IllegalStateException("the build has no schema of provider type " + type);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String resource(String type) {
        return "/schema/" + type + suffix + ".binpb";
    }
}
