package io.dataplane.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.attribute.SchemaCheck;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {
    static List<ManagedResource<?>> everyResource() {
        return new DataplaneProvider("dataplane", Map.of()).resources();
    }

    private static Schema schema(ManagedResource<?> resource) {
        return SchemaOf.record(resource.model(), resource.schemaVersion(), resource.description());
    }

    @ParameterizedTest
    @MethodSource("everyResource")
    void schemaFollowsTerraformsRules(ManagedResource<?> resource) {
        assertThat(SchemaCheck.ofResource(schema(resource))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyResource")
    void modelBindsEveryAttribute(ManagedResource<?> resource) {
        bindsEveryAttribute(resource.model(), schema(resource).impliedType());
    }

    private static <M extends Record> void bindsEveryAttribute(Class<M> model, Type.ObjectOf type) {
        Value.ObjectValue full = Populated.of(type);
        Binder<M> binder = Binder.of(model);
        switch (binder.bind(full)) {
            case Bound.Known<M>(M record) -> assertThat(binder.unbind(record)).isEqualTo(full);
            case Bound.PartlyUnknown<M> unknown -> throw new AssertionError(unknown);
        }
    }
}
