package io.dataplane.proto.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.dataplane.proto.client.ToyProvider;
import io.dataplane.proto.wire.GetProviderSchemaResponse;
import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.proto.wire.SchemaObject;
import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.NestedAttributes;
import io.dataplane.schema.attribute.NestedBlockSchema;
import io.dataplane.schema.attribute.Nesting;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.dispatch.Registry;
import io.dataplane.schema.value.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaCodecTest {
    @Test
    void theWholeAnswerIsTheSameAtEveryCall() throws InvalidProtocolBufferException {
        byte[] bytes = SchemaCodec.getProviderSchema(new Registry(new ToyProvider()));
        assertThat(SchemaCodec.getProviderSchema(new Registry(new ToyProvider())))
                .isEqualTo(bytes);
        GetProviderSchemaResponse response = GetProviderSchemaResponse.parseFrom(bytes);
        assertThat(response.getServerCapabilities()).isEqualTo(SchemaCodec.capabilities());
        assertThat(response.getResourceSchemasMap()).containsOnlyKeys("toy_box", "toy_robot");
        assertThat(response.hasProvider()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyModeSetsTheFlagsTerraformWants(Mode mode) {
        SchemaAttribute wire = attribute(plain("a", mode));
        assertThat(wire.getRequired()).isEqualTo(mode == Mode.REQUIRED);
        assertThat(wire.getOptional()).isEqualTo(mode == Mode.OPTIONAL || mode == Mode.OPTIONAL_COMPUTED);
        assertThat(wire.getComputed()).isEqualTo(mode == Mode.COMPUTED || mode == Mode.OPTIONAL_COMPUTED);
        assertThat(wire.getType().toStringUtf8()).isEqualTo("[\"list\",\"string\"]");
        assertThat(wire.hasNestedType()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyNestingHasItsNumber(Nesting nesting) {
        SchemaObject nested = attribute(new AttributeSchema(
                        "a",
                        null,
                        new NestedAttributes(nesting, List.of(plain("b", Mode.OPTIONAL))),
                        Mode.OPTIONAL,
                        true,
                        false,
                        false,
                        null,
                        List.of(),
                        "words"))
                .getNestedType();
        assertThat(nested.getNesting().name()).isEqualTo(nesting.name());
        assertThat(nested.getAttributesList()).hasSize(1);
        SchemaNestedBlock block = block(
                        List.of(),
                        List.of(new NestedBlockSchema("b", nesting, new BlockSchema(List.of(), List.of(), ""), 1, 2)))
                .getBlockTypes(0);
        assertThat(block.getNesting().name()).isEqualTo(nesting.name());
        assertThat(block.getMinItems()).isEqualTo(1);
        assertThat(block.getMaxItems()).isEqualTo(2);
    }

    private static AttributeSchema plain(String name, Mode mode) {
        @Nullable NestedAttributes none = null;
        return new AttributeSchema(
                name, new Type.ListOf(Type.STRING), none, mode, false, false, false, null, List.of(), "words");
    }

    private static SchemaAttribute attribute(AttributeSchema attribute) {
        return block(List.of(attribute), List.of()).getAttributes(0);
    }

    private static SchemaBlock block(List<AttributeSchema> attributes, List<NestedBlockSchema> blocks) {
        return SchemaCodec.write(new Schema(3, new BlockSchema(attributes, blocks, "")))
                .getBlock();
    }
}
