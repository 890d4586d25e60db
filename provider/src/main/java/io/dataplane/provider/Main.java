package io.dataplane.provider;

import io.dataplane.proto.plugin.PluginOptions;
import io.dataplane.proto.plugin.PluginProcess;
import io.dataplane.schema.dispatch.Registry;
import java.util.Arrays;

/// The process that Terraform starts. The launcher says under which name, by the property `dataplane.type`.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        String type = System.getProperty("dataplane.type", DataplaneProvider.EVERYTHING);
        PluginProcess.serve(new PluginOptions(
                type,
                "registry.example.com/dataplane/" + type,
                () -> new Registry(new DataplaneProvider(type, System.getenv())),
                () -> SchemaBytes.SCHEMA.read(type),
                () -> SchemaBytes.IDENTITY.read(type),
                Arrays.asList(arguments).contains("-debug")));
    }
}
