package io.dataplane.schema.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.Block;
import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.Nesting;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.attribute.WriteOnly;
import io.dataplane.schema.sample.GardenModel;
import io.dataplane.schema.value.Type;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaOfTest {
    private final Schema schema = SchemaOf.record(GardenModel.class, 2, "A garden.");

    @Test
    void componentsBecomeAttributesByName() {
        assertThat(schema.version()).isEqualTo(2);
        assertThat(schema.block().attributes())
                .extracting(AttributeSchema::name)
                .contains("id", "name", "code_wo", "code_wo_version", "components")
                .doesNotContain("secrets", "timeouts");
        assertThat(attribute("kind").mode()).isEqualTo(Mode.OPTIONAL_COMPUTED);
        assertThat(attribute("code_wo").writeOnly()).isTrue();
        assertThat(attribute("name").requiresReplace()).isTrue();
    }

    @Test
    void recordsNest() {
        assertThat(attribute("beds").nested().nesting()).isEqualTo(Nesting.MAP);
        assertThat(attribute("owner").nested().nesting()).isEqualTo(Nesting.SINGLE);
        assertThat(attribute("components").nested().attributes()).allMatch(a -> a.mode() == Mode.COMPUTED);
        assertThat(attribute("cells").type()).isInstanceOf(Type.MapOf.class);
    }

    @Test
    void blocksAreLists() {
        assertThat(schema.block().blocks())
                .extracting(block -> block.name() + " " + block.nesting() + " " + block.maxItems())
                .containsExactly("timeouts LIST 1", "hook LIST 0");
    }

    @Test
    void recordAndSchemaAgreeOnTheType() {
        assertThat(RecordShape.of(GardenModel.class).type()).isEqualTo(schema.impliedType());
    }

    record NoDoc(@Required String name) {}

    record NoMode(@Doc("d") String name) {}

    record TwoModes(@Doc("d") @Required @Optional String name) {}

    record NotPlanned(@Doc("d") @Computed String id) {}

    record InList(@Doc("d") @Optional List<ListElement> elements) {
        record ListElement(@Doc("d") @Computed Planned<String> id) {}
    }

    record WriteOnlyInSet(@Doc("d") @Optional Set<SetElement> elements) {
        record SetElement(@Doc("d") @Optional @WriteOnly String secret) {}
    }

    record WriteOnlyDefault(
            @Doc("d") @Default("1") @WriteOnly Long secret) {}

    record BadDefault(@Doc("d") @Default("\"x\"") Long number) {}

    record NoType(@Doc("d") @Optional Date day) {}

    record NoKey(@Doc("d") @Optional Map<Long, String> entries) {}

    record Loop(@Doc("d") @Optional Loop deeper) {}

    record BlockOfText(@Doc("d") @Block String text) {}

    record RequiredInComputed(@Doc("d") @Computed Planned<ComputedElement> element) {
        record ComputedElement(@Doc("d") @Required String name) {}
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesOfOursStopAtOnce(Class<? extends Record> model, String message) {
        assertThatIllegalStateException()
                .isThrownBy(() -> SchemaOf.record(model, 0, ""))
                .withMessageContaining(message);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(NoDoc.class, "NoDoc.name has no @Doc"),
                Arguments.of(NoMode.class, "NoMode.name needs exactly one of"),
                Arguments.of(TwoModes.class, "TwoModes.name needs exactly one of"),
                Arguments.of(NotPlanned.class, "NotPlanned.id is @Computed but not Planned"),
                Arguments.of(InList.class, "ListElement.id is @Computed inside a list"),
                Arguments.of(WriteOnlyInSet.class, "SetElement.secret is @WriteOnly inside a set"),
                Arguments.of(WriteOnlyDefault.class, "WriteOnlyDefault.secret is @WriteOnly"),
                Arguments.of(BadDefault.class, "BadDefault.number has a @Default that does not fit"),
                Arguments.of(NoType.class, "java.util.Date has no Terraform type"),
                Arguments.of(NoKey.class, "has no Terraform type"),
                Arguments.of(Loop.class, "Loop.deeper contains itself"),
                Arguments.of(BlockOfText.class, "BlockOfText.text is a @Block but not a record"),
                Arguments.of(RequiredInComputed.class, "ComputedElement.name stands inside something computed"));
    }

    private AttributeSchema attribute(String name) {
        return schema.block().attributes().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
