package io.dataplane.schema.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void numbersAreEqualByValue() {
        assertThat(Values.of(new BigDecimal("0.10")))
                .isEqualTo(Values.of(new BigDecimal("0.1")))
                .hasSameHashCodeAs(Values.of(new BigDecimal("0.1")));
    }

    @Test
    void textIsEqualInComposedForm() {
        assertThat(Values.of("Cafe\u0301")).isEqualTo(Values.of("Caf\u00e9"));
    }

    @Test
    void setsHaveNoOrderAndNoDuplicates() {
        assertThat(set(Values.of("a"), Values.of("b"), Values.of("a"))).isEqualTo(set(Values.of("b"), Values.of("a")));
    }

    @Test
    void unknownElementsOfASetAreCounted() {
        assertThat(set(Values.UNKNOWN, Values.UNKNOWN).elements()).hasSize(2);
        assertThat(set(Values.UNKNOWN, Values.UNKNOWN)).isNotEqualTo(set(Values.UNKNOWN));
        assertThat(set(Values.UNKNOWN, Values.of("a"), Values.UNKNOWN))
                .isEqualTo(set(Values.of("a"), Values.UNKNOWN, Values.UNKNOWN));
    }

    private static Value.SetValue set(Value... elements) {
        return new Value.SetValue(List.of(elements));
    }
}
