package io.dataplane.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.dispatch.BlockKind;
import io.dataplane.schema.dispatch.Registry;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SchemaBytesTest {
    static final Iterable<String> TYPES = DataplaneProvider.TYPES;

    @ParameterizedTest
    @FieldSource("TYPES")
    void builtBytesAgreeWithTheRecords(String type) {
        for (SchemaBytes answer : SchemaBytes.values()) {
            assertThat(answer.read(type)).as("%s", answer).isEqualTo(answer.derive(type));
        }
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void providerServesTheTypesOfItsName(String type) {
        Registry registry = new Registry(new DataplaneProvider(type, Map.of()));
        for (BlockKind kind : BlockKind.values()) {
            assertThat(registry.types(kind)).as("%s", kind).allSatisfy(name -> assertThat(
                            type.equals("dataplane") || name.startsWith(type + "_"))
                    .isTrue());
        }
    }
}
