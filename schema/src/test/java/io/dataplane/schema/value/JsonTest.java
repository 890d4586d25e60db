package io.dataplane.schema.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void everyKindOfValueIsRead() {
        assertThat(Json.parse(" {\"a\" : [1, -2.5e3, true, false, \"x\\n\\u00e9\\\\\"], \"b\": {}, \"c\": []} "))
                .isEqualTo(Map.of(
                        "a",
                        List.of(BigDecimal.ONE, new BigDecimal("-2.5e3"), true, false, "x\n\u00e9\\"),
                        "b",
                        Map.of(),
                        "c",
                        List.of()));
        assertThat(Json.parse("null")).isNull();
    }

    @Test
    void numbersKeepEveryDigit() {
        assertThat(Json.parse("0.1000000000000000000000000000001"))
                .isEqualTo(new BigDecimal("0.1000000000000000000000000000001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\"}",
                "{\"a\":1,}",
                "{a:1}",
                "\"x",
                "\"\\q\"",
                "\"\\u12\"",
                "01",
                "1.",
                "-",
                "tru",
                "1 2",
                "\"a\nb\"",
                "'a'",
                "NaN"
            })
    void brokenTextIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.parse(text)).withMessageContaining("(line ");
    }

    @Test
    void deepTextEndsInAnErrorAndNotInACrash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.parse("[".repeat(100_000)))
                .withMessageContaining("too deeply");
    }
}
