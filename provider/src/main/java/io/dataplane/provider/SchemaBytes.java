package io.dataplane.provider;

import io.dataplane.proto.codec.SchemaCodec;
import io.dataplane.schema.dispatch.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The encoded schema of each provider type: derived from the records when the provider is built, a file at run time.
public final class SchemaBytes {
    private SchemaBytes() {}

    /// Writes the files below the folder of the compiled classes.
    public static void main(String[] arguments) throws IOException {
        for (String type : DataplaneProvider.TYPES) {
            Path file = Path.of(arguments[0] + resource(type));
            Files.createDirectories(file.getParent());
            Files.write(file, derive(type));
        }
    }

    static byte[] derive(String type) {
        return SchemaCodec.getProviderSchema(new Registry(new DataplaneProvider(type, Map.of())));
    }

    static byte[] read(String type) {
        try (InputStream file = SchemaBytes.class.getResourceAsStream(resource(type))) {
            if (file == null) {
                throw new IllegalStateException("the build has no schema of provider type " + type);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String type) {
        return "/schema/" + type + ".binpb";
    }
}
