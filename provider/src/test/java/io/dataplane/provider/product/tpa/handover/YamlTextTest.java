package io.dataplane.provider.product.tpa.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " a",
                "a b",
                "1",
                "010",
                "1e3",
                "1:30",
                "1_000",
                ".5",
                "0x1f",
                "2025-10-01",
                "yes",
                "No",
                "ON",
                "y",
                "null",
                "~",
                "=",
                "<<",
                "true",
                "a: b",
                "a #b",
                "- a",
                "{{ a }}",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "|",
                ">",
                "?",
                "[a]",
                "a,b",
                "nÄme",
                "!@#%^&*()_+"
            })
    void textThatCouldBeSomethingElseIsQuoted(String text) {
        assertThat(YamlText.of(Map.of("k", text))).isEqualTo("k: \"" + text + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "speedy-1", "eu-west-1a", "id_speedy", "gp3", "a.b/c"})
    void plainTextStandsAsItIs(String text) {
        assertThat(YamlText.of(Map.of("k", text))).isEqualTo("k: " + text + "\n");
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(YamlText.of(Map.of("k", "a\"b\\c\nd\te\u0001\u0085\u2028\ufeff")))
                .isEqualTo("k: \"a\\\"b\\\\c\\nd\\te\\u0001\\u0085\\u2028\\ufeff\"\n");
    }

    @Test
    void keysAreQuotedLikeText() {
        assertThat(YamlText.of(Map.of("on", 1L))).isEqualTo("\"on\": 1\n");
    }

    @Test
    void collectionsNest() {
        assertThat(YamlText.of(Map.of(
                        "k",
                        List.of(
                                Map.of("a", List.of(List.of(1L, true), Map.of(), List.of())),
                                new BigDecimal("1.50"),
                                BigInteger.TEN))))
                .isEqualTo("""
                        k:
                          - a:
                              - - 1
                                - true
                              - {}
                              - []
                          - 1.50
                          - 10
                        """);
        assertThat(YamlText.of(Map.of())).isEqualTo("{}\n");
    }
}
