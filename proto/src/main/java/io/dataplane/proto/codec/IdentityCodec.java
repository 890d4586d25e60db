package io.dataplane.proto.codec;

import com.google.protobuf.ByteString;
import io.dataplane.proto.wire.ResourceIdentityData;
import io.dataplane.proto.wire.ResourceIdentitySchema;
import io.dataplane.proto.wire.ResourceIdentitySchemaIdentityAttribute;
import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.value.Value;

/// Identities of objects as they travel, and their schemas.
public final class IdentityCodec {
    private IdentityCodec() {}

    public static Value read(ResourceIdentityData wire, Schema schema) {
        return DynamicValueCodec.read(wire.getIdentityData(), schema.impliedType());
    }

    public static ResourceIdentityData write(Value identity, Schema schema) {
        return ResourceIdentityData.newBuilder()
                .setIdentityData(DynamicValueCodec.write(identity, schema.impliedType()))
                .build();
    }

    public static ResourceIdentitySchema write(Schema schema) {
        ResourceIdentitySchema.Builder wire =
                ResourceIdentitySchema.newBuilder().setVersion(schema.version());
        schema.block().attributes().forEach(attribute -> wire.addIdentityAttributes(attribute(attribute)));
        return wire.build();
    }

    private static ResourceIdentitySchemaIdentityAttribute attribute(AttributeSchema attribute) {
        return ResourceIdentitySchemaIdentityAttribute.newBuilder()
                .setName(attribute.name())
                .setType(ByteString.copyFromUtf8(TypeCodec.toJson(attribute.impliedType())))
                .setRequiredForImport(attribute.mode() == Mode.REQUIRED)
                .setOptionalForImport(attribute.mode() != Mode.REQUIRED)
                .setDescription(attribute.description())
                .build();
    }
}
