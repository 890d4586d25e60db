package io.dataplane.provider.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.Populated;
import io.dataplane.provider.product.tpa.TpaClusterModel;
import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.Planned;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Schema SCHEMA = SchemaOf.record(TpaClusterModel.class, 0, "");
    private static final Binder<TpaClusterModel> BINDER = Binder.of(TpaClusterModel.class);
    private static final Arguments<TpaClusterModel> ARGUMENTS = new Arguments<>(TpaClusterModel.class);

    /// A resource with a secret argument and an output.
    record Vault(
            @Optional @Doc("Shown.") @Nullable String name,

            @Optional @Sensitive @Doc("Not shown.") @Nullable
            String pin,

            @Computed @Doc("Found out.") @Nullable Planned<String> id) {}

    private static TpaClusterModel bind(Value value) {
        return switch (BINDER.bind(value)) {
            case Bound.Known<TpaClusterModel>(TpaClusterModel model) -> model;
            case Bound.PartlyUnknown<TpaClusterModel> unknown -> throw new AssertionError(unknown);
        };
    }

    @Test
    void everyArgumentComesBackAndNeitherOutputNorSecret() {
        Map<String, Value> expected =
                new LinkedHashMap<>(Populated.of(SCHEMA.impliedType()).attributes());
        TpaClusterModel full = bind(new Value.ObjectValue(expected));
        SCHEMA.block().attributes().stream()
                .filter(attribute ->
                        attribute.mode() == Mode.COMPUTED || attribute.sensitive() || attribute.writeOnly())
                .forEach(attribute -> expected.put(attribute.name(), Values.NULL));
        assertThat(ARGUMENTS.read(ARGUMENTS.write(full)).map(BINDER::unbind)).contains(new Value.ObjectValue(expected));
    }

    @Test
    void absentArgumentsStayAbsent() {
        assertThat(new Arguments<>(Vault.class).write(new Vault(null, null, null)))
                .isEqualTo("{}");
    }

    @Test
    void secretsAndOutputsAreLeftOut() {
        assertThat(new Arguments<>(Vault.class).write(new Vault("main", "1234", Planned.of("v-1"))))
                .isEqualTo("{\"name\":\"main\"}");
    }

    @Test
    void otherTextsAreNotRead() {
        assertThat(ARGUMENTS.read("no json")).isEmpty();
    }
}
