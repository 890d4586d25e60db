package io.dataplane.schema.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
    private static final AttributeSchema NAME = attribute("name", Mode.REQUIRED, null);

    @Test
    void goodSchemaHasNoProblems() {
        assertThat(problems(NAME)).isEmpty();
    }

    @Test
    void namesFollowTerraform() {
        assertThat(problems(attribute("Name", Mode.REQUIRED, null))).containsExactly("S4 Name is no valid name");
        assertThat(problems(NAME, NAME)).containsExactly("S4 name stands twice");
        assertThat(problems(attribute("count", Mode.REQUIRED, null)))
                .containsExactly("S4 count is a name Terraform reserves");
        assertThat(SchemaCheck.ofProvider(schema(attribute("alias", Mode.OPTIONAL, null))))
                .containsExactly("S4 alias is a name Terraform reserves");
    }

    @Test
    void defaultsAreOptionalAndComputedAndFitTheirRules() {
        assertThat(problems(attribute("a", Mode.OPTIONAL, Values.of("x")))).hasSize(1);
        assertThat(problems(attribute("a", Mode.OPTIONAL_COMPUTED, null))).hasSize(1);
        BoundValidator never = new BoundValidator((_, path, d) -> d.error(path, "No", "Never."), "nothing");
        AttributeSchema refused = new AttributeSchema(
                "a",
                Type.STRING,
                null,
                Mode.OPTIONAL_COMPUTED,
                false,
                false,
                false,
                Values.of("x"),
                List.of(never),
                "d");
        assertThat(problems(refused)).containsExactly("S0 a has a default that its own rules refuse");
    }

    @Test
    void setsHoldNothingDynamicOrWriteOnly() {
        AttributeSchema dynamic =
                new AttributeSchema("d", Type.DYNAMIC, null, Mode.OPTIONAL, false, false, false, null, List.of(), "d");
        AttributeSchema secret =
                new AttributeSchema("s", Type.STRING, null, Mode.OPTIONAL, false, true, false, null, List.of(), "d");
        assertThat(problems(set(dynamic))).anyMatch(problem -> problem.startsWith("S6 set.d is dynamic"));
        assertThat(problems(set(secret))).containsExactly("S6 set.s is write-only inside a set");
    }

    @Test
    void listsHoldNothingComputed() {
        assertThat(problems(set(attribute("id", Mode.COMPUTED, null))))
                .containsExactly("D3 set.id is computed inside a list or set that is not");
    }

    @Test
    void onlyResourcesHaveWriteOnlyAttributes() {
        AttributeSchema secret =
                new AttributeSchema("s", Type.STRING, null, Mode.OPTIONAL, false, true, false, null, List.of(), "d");
        NestedAttributes nested = new NestedAttributes(Nesting.MAP, List.of(secret));
        Schema schema = schema(
                new AttributeSchema("a", null, nested, Mode.OPTIONAL, false, false, false, null, List.of(), "d"));
        assertThat(SchemaCheck.ofResource(schema)).isEmpty();
        assertThat(SchemaCheck.ofBlock(schema)).containsExactly("S10 a.s is write-only outside a resource");
        assertThat(SchemaCheck.ofProvider(schema)).hasSize(1);
    }

    @Test
    void identitiesHoldScalarsAndListsOfThem() {
        assertThat(SchemaCheck.ofIdentity(schema(NAME))).isEmpty();
        AttributeSchema map = new AttributeSchema(
                "m", new Type.MapOf(Type.STRING), null, Mode.OPTIONAL, false, false, false, null, List.of(), "d");
        assertThat(SchemaCheck.ofIdentity(schema(map)))
                .containsExactly("S9 m is neither a scalar nor a list of scalars");
        assertThat(SchemaCheck.ofIdentity(schema(attribute("id", Mode.COMPUTED, null))))
                .containsExactly("S9 id can only be required or optional");
    }

    @Test
    void blockCountsMakeSense() {
        BlockSchema inner = new BlockSchema(List.of(NAME), List.of(), "d");
        NestedBlockSchema wrong = new NestedBlockSchema("hook", Nesting.LIST, inner, 2, 1);
        Schema schema = new Schema(0, new BlockSchema(List.of(), List.of(wrong), "d"));
        assertThat(SchemaCheck.ofResource(schema)).containsExactly("S5 hook has more blocks at least than at most");
    }

    private static AttributeSchema set(AttributeSchema inner) {
        NestedAttributes nested = new NestedAttributes(Nesting.SET, List.of(inner));
        return new AttributeSchema("set", null, nested, Mode.OPTIONAL, false, false, false, null, List.of(), "d");
    }

    private static AttributeSchema attribute(String name, Mode mode, @Nullable Value preset) {
        return new AttributeSchema(name, Type.STRING, null, mode, false, false, false, preset, List.of(), "d");
    }

    private static List<String> problems(AttributeSchema... attributes) {
        return SchemaCheck.ofResource(schema(attributes));
    }

    private static Schema schema(AttributeSchema... attributes) {
        return new Schema(0, new BlockSchema(List.of(attributes), List.of(), "d"));
    }
}
