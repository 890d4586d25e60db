package io.dataplane.proto.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import io.dataplane.proto.wire.ActionSchema;
import io.dataplane.proto.wire.GetProviderSchemaResponse;
import io.dataplane.proto.wire.GetResourceIdentitySchemasResponse;
import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.proto.wire.SchemaObject;
import io.dataplane.proto.wire.ServerCapabilities;
import io.dataplane.proto.wire.StringKind;
import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.NestedAttributes;
import io.dataplane.schema.attribute.NestedBlockSchema;
import io.dataplane.schema.attribute.Nesting;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;

/// Schemas as they travel.
public final class SchemaCodec {
    private SchemaCodec() {}

    /// What this build answers beyond the oldest protocol.
    public static ServerCapabilities capabilities() {
        return ServerCapabilities.newBuilder()
                .setPlanDestroy(true)
                .setGetProviderSchemaOptional(true)
                .setMoveResourceState(true)
                .setGenerateResourceConfig(true)
                .build();
    }

    /// The whole answer to GetProviderSchema, the same bytes at every call.
    public static byte[] getProviderSchema(Registry registry) {
        GetProviderSchemaResponse.Builder response = GetProviderSchemaResponse.newBuilder()
                .setProvider(write(registry.providerSchema()))
                .setServerCapabilities(capabilities());
        each(registry, BlockKind.RESOURCE, response::putResourceSchemas);
        each(registry, BlockKind.DATA_SOURCE, response::putDataSourceSchemas);
        each(registry, BlockKind.EPHEMERAL_RESOURCE, response::putEphemeralResourceSchemas);
        each(registry, BlockKind.LIST_RESOURCE, response::putListResourceSchemas);
        each(
                registry,
                BlockKind.ACTION,
                (type, schema) -> response.putActionSchemas(
                        type, ActionSchema.newBuilder().setSchema(schema).build()));
        for (String name : registry.functionNames()) {
            response.putFunctions(
                    name, FunctionCodec.write(registry.function(name).orElseThrow()));
        }
        return deterministic(response.build());
    }

    private static void each(
            Registry registry, BlockKind kind, BiConsumer<String, io.dataplane.proto.wire.Schema> put) {
        registry.types(kind)
                .forEach(type ->
                        put.accept(type, write(registry.schema(kind, type).orElseThrow())));
    }

    /// The whole answer to GetResourceIdentitySchemas, the same bytes at every call.
    public static byte[] getResourceIdentitySchemas(Registry registry) {
        GetResourceIdentitySchemasResponse.Builder response = GetResourceIdentitySchemasResponse.newBuilder();
        registry.resourceTypes().forEach(type -> registry.identitySchema(type)
                .ifPresent(schema -> response.putIdentitySchemas(type, IdentityCodec.write(schema))));
        return deterministic(response.build());
    }

    public static io.dataplane.proto.wire.Schema write(Schema schema) {
        return io.dataplane.proto.wire.Schema.newBuilder()
                .setVersion(schema.version())
                .setBlock(block(schema.block()))
                .build();
    }

    private static byte[] deterministic(MessageLite response) {
        byte[] bytes = new byte[response.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            response.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    private static SchemaBlock block(BlockSchema block) {
        SchemaBlock.Builder wire =
                SchemaBlock.newBuilder().setDescription(block.description()).setDescriptionKind(StringKind.MARKDOWN);
        block.attributes().forEach(attribute -> wire.addAttributes(attribute(attribute)));
        block.blocks().forEach(nested -> wire.addBlockTypes(nestedBlock(nested)));
        return wire.build();
    }

    private static SchemaAttribute attribute(AttributeSchema attribute) {
        SchemaAttribute.Builder wire = SchemaAttribute.newBuilder()
                .setName(attribute.name())
                .setDescription(attribute.description())
                .setDescriptionKind(StringKind.MARKDOWN)
                .setRequired(attribute.mode() == Mode.REQUIRED)
                .setOptional(attribute.mode() == Mode.OPTIONAL || attribute.mode() == Mode.OPTIONAL_COMPUTED)
                .setComputed(attribute.mode().isComputed())
                .setSensitive(attribute.sensitive())
                .setWriteOnly(attribute.writeOnly())
                .setDeprecated(!attribute.deprecation().isEmpty())
                .setDeprecationMessage(attribute.deprecation());
        NestedAttributes nested = attribute.nested();
        if (nested == null) {
            wire.setType(ByteString.copyFromUtf8(TypeCodec.toJson(attribute.impliedType())));
        } else {
            wire.setNestedType(nested(nested));
        }
        return wire.build();
    }

    private static SchemaObject nested(NestedAttributes nested) {
        SchemaObject.Builder wire = SchemaObject.newBuilder().setNesting(attributeNesting(nested.nesting()));
        nested.attributes().forEach(attribute -> wire.addAttributes(attribute(attribute)));
        return wire.build();
    }

    private static SchemaNestedBlock nestedBlock(NestedBlockSchema nested) {
        return SchemaNestedBlock.newBuilder()
                .setTypeName(nested.name())
                .setBlock(block(nested.block()))
                .setNesting(blockNesting(nested.nesting()))
                .setMinItems(nested.minItems())
                .setMaxItems(nested.maxItems())
                .build();
    }

    private static SchemaObject.NestingMode attributeNesting(Nesting nesting) {
        return switch (nesting) {
            case SINGLE -> SchemaObject.NestingMode.SINGLE;
            case LIST -> SchemaObject.NestingMode.LIST;
            case SET -> SchemaObject.NestingMode.SET;
            case MAP -> SchemaObject.NestingMode.MAP;
        };
    }

    private static SchemaNestedBlock.NestingMode blockNesting(Nesting nesting) {
        return switch (nesting) {
            case SINGLE -> SchemaNestedBlock.NestingMode.SINGLE;
            case LIST -> SchemaNestedBlock.NestingMode.LIST;
            case SET -> SchemaNestedBlock.NestingMode.SET;
            case MAP -> SchemaNestedBlock.NestingMode.MAP;
        };
    }
}
