package io.dataplane.schema.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.schema.sample.GardenModel;
import io.dataplane.schema.sample.GardenModel.Cell;
import io.dataplane.schema.sample.Objects;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinderTest {
    private final Binder<GardenModel> binder = Binder.of(GardenModel.class);

    @Test
    void everyKindOfValueGoesThereAndBack() {
        Value value = garden(Map.ofEntries(
                Map.entry("id", "i"),
                Map.entry("name", "eden"),
                Map.entry("port", 80),
                Map.entry("street", Values.UNKNOWN),
                Map.entry("gates", List.of("a", "b")),
                Map.entry("tags", Map.of("k", "v")),
                Map.entry("neighbours", List.of("x", "y")),
                Map.entry("beds", Map.of("a", Map.of("cidr", "c", "depth", 7, "bed_id", Values.UNKNOWN))),
                Map.entry("rules", List.of(Map.of("from", "all"))),
                Map.entry("plots", List.of(Map.of("number", 1, "sunny", true))),
                Map.entry("cells", Map.of("1", Map.of("2", Map.of("plant", "rose", "count", 3)))),
                Map.entry("owner", Map.of("first", "Eve", "contact", Values.UNKNOWN)),
                Map.entry("code", "secret"),
                Map.entry("timeouts", List.of(Map.of("create", "5m"))),
                Map.entry("hook", List.of(Map.of("command", "dig"))),
                Map.entry("components", Map.of("p", Map.of("type", "bed", "id", Values.UNKNOWN)))));
        GardenModel model = bound(value);
        assertThat(model.street().isKnown()).isFalse();
        assertThat(model.gates().get()).containsExactly("a", "b");
        assertThat(model.beds().get("a").bedId().isKnown()).isFalse();
        assertThat(model.cells().get("1").get("2")).isEqualTo(new Cell("rose", 3));
        assertThat(model.components().get().get("p").type()).isEqualTo("bed");
        assertThat(model.secrets().code()).isEqualTo("secret");
        assertThat(model.timeouts().create()).isEqualTo("5m");
        assertThat(binder.unbind(model)).isEqualTo(value);
    }

    @Test
    void absentIsNullAndBlocksAreEmpty() {
        GardenModel model = bound(garden(Map.of("name", "eden")));
        assertThat(model.port()).isNull();
        assertThat(model.id()).isNull();
        assertThat(model.timeouts()).isNull();
        assertThat(model.hook()).isEmpty();
        Value.ObjectValue back = binder.unbind(model);
        assertThat(back.get("components").isNull()).isTrue();
        assertThat(back.get("timeouts")).isEqualTo(new Value.Sequence(List.of()));
    }

    @Test
    void unknownOutsideAPlannedPlaceIsNotBound() {
        Value value = garden(Map.of(
                "name", "eden",
                "port", Values.UNKNOWN,
                "street", Values.UNKNOWN,
                "beds", Map.of("a", Map.of("cidr", Values.UNKNOWN)),
                "hook", Values.UNKNOWN));
        assertThat(((Bound.PartlyUnknown<GardenModel>) binder.bind(value)).paths())
                .extracting(AttributePath::toString)
                .containsExactly("port", "beds[\"a\"].cidr", "hook");
    }

    @Test
    void plannedListWithAnUnknownElementIsUnknownAsAWhole() {
        GardenModel model = bound(garden(Map.of("name", "eden", "gates", List.of("a", Values.UNKNOWN))));
        assertThat(model.gates().isKnown()).isFalse();
    }

    @Test
    void numbersKeepTheirValue() {
        assertThat(LeafShape.LONG.read(new Value.Numeric(new BigDecimal("1e3"))))
                .isEqualTo(1000L);
        BigDecimal big = new BigDecimal("1e100").add(BigDecimal.ONE);
        assertThat(LeafShape.DECIMAL.read(Values.of(big))).isEqualTo(big);
        assertThat(LeafShape.DECIMAL.write(new BigDecimal("0.1"))).isEqualTo(Values.of(new BigDecimal("0.10")));
    }

    @Test
    void textIsComposed() {
        Value value = garden(Map.of("name", "Cafe\u0301"));
        assertThat(bound(value).name()).isEqualTo("Caf\u00e9");
    }

    private GardenModel bound(Value value) {
        return ((Bound.Known<GardenModel>) binder.bind(value)).model();
    }

    private static Value garden(Map<String, ?> given) {
        return Objects.of(RecordShape.of(GardenModel.class).type(), given, "timeouts", "hook");
    }
}
