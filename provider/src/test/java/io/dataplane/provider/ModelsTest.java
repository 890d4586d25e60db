package io.dataplane.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.attribute.SchemaCheck;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.dispatch.Registry;
import io.dataplane.schema.spi.BlockType;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {
    private static final DataplaneProvider PROVIDER = new DataplaneProvider("dataplane", Map.of());

    static List<ManagedResource<?>> everyResource() {
        return PROVIDER.resources();
    }

    static List<BlockType<?>> everythingElse() {
        return Stream.of(
                        PROVIDER.dataSources(),
                        PROVIDER.ephemeralResources(),
                        PROVIDER.listResources(),
                        PROVIDER.actions())
                .<BlockType<?>>flatMap(List::stream)
                .toList();
    }

    private static Schema schema(BlockType<?> type) {
        return SchemaOf.record(type.model(), 0, type.description());
    }

    @ParameterizedTest
    @MethodSource("everyResource")
    void resourceFollowsTerraformsRules(ManagedResource<?> resource) {
        assertThat(SchemaCheck.ofResource(schema(resource))).isEmpty();
        resource.identity().ifPresent(identity -> assertThat(
                        SchemaCheck.ofIdentity(SchemaOf.record(identity.model(), identity.version(), "")))
                .isEmpty());
        bindsEveryAttribute(resource.model(), schema(resource).impliedType());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("everythingElse")
    void blockFollowsTerraformsRules(BlockType<?> type) {
        assertThat(SchemaCheck.ofBlock(schema(type))).isEmpty();
        bindsEveryAttribute(type.model(), schema(type).impliedType());
    }

    @Test
    void everyFunctionDescribesItself() {
        Registry registry = new Registry(PROVIDER);
        assertThat(registry.functionNames()).allSatisfy(name -> assertThat(registry.function(name))
                .hasValueSatisfying(function -> assertThat(function.summary()).isNotBlank()));
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
