package io.dataplane.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.dispatch.Registry;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SchemaBytesTest {
    static final Iterable<String> TYPES = DataplaneProvider.TYPES;

    @ParameterizedTest
    @FieldSource("TYPES")
    void builtBytesAgreeWithTheRecords(String type) {
        assertThat(SchemaBytes.read(type)).isEqualTo(SchemaBytes.derive(type));
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void providerServesTheTypesOfItsName(String type) {
        assertThat(new Registry(new DataplaneProvider(type, Map.of())).resourceTypes())
                .allSatisfy(resource -> assertThat(type.equals("dataplane") || resource.startsWith(type + "_"))
                        .isTrue());
    }
}
