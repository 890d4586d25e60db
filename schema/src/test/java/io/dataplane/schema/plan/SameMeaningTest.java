package io.dataplane.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.rule.JsonText;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SameMeaningTest {
    /// A text with a meaning, and one without.
    record Part(
            @Optional @JsonText @Doc("JSON.") @Nullable String json,
            @Optional @Doc("Text.") @Nullable String text) {}

    /// Texts at all depths.
    record Whole(
            @Optional @JsonText @Doc("JSON.") @Nullable String json,
            @Optional @Doc("By name.") @Nullable Map<String, Part> parts,
            @Optional @Doc("In order.") @Nullable List<Part> list) {}

    private static final Binder<Whole> BINDER = Binder.of(Whole.class);

    private static Value.ObjectValue whole(String json) {
        Part part = new Part(json, json);
        return BINDER.unbind(new Whole(json, Map.of("a", part), List.of(part)));
    }

    private static Value.ObjectValue kept(Value.ObjectValue config, Value prior) {
        return SameMeaning.keep(SchemaOf.record(Whole.class, 0, "").block(), config, prior);
    }

    @Test
    void textThatMeansTheSameStaysWhatItWas() {
        Part part = new Part("{\"a\":[1]}", "{ \"a\": [1] }");
        assertThat(kept(whole("{ \"a\": [1] }"), whole("{\"a\":[1]}")))
                .isEqualTo(BINDER.unbind(new Whole("{\"a\":[1]}", Map.of("a", part), List.of(part))));
    }

    @Test
    void anotherMeaningIsAChange() {
        assertThat(kept(whole("{\"a\":2}"), whole("{\"a\":1}"))).isEqualTo(whole("{\"a\":2}"));
        assertThat(kept(whole("no JSON"), whole("{\"a\":1}"))).isEqualTo(whole("no JSON"));
        assertThat(kept(whole("{\"a\":1}"), Values.NULL)).isEqualTo(whole("{\"a\":1}"));
    }
}
