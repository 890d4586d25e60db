package io.dataplane.provider.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private static YamlNode.Scalar scalar(String text) throws InvalidYaml {
        return (YamlNode.Scalar) Yaml.parseMapping("key: " + text).entries().get("key");
    }

    @ParameterizedTest
    @CsvSource({"yes,true", "No,false", "on,true", "OFF,false", "true,true", "False,false"})
    void booleansAreThoseOfYaml11(String text, boolean meaning) throws InvalidYaml {
        assertThat(scalar(text)).extracting(YamlNode.Scalar::value).isEqualTo(meaning);
        assertThat(scalar("'" + text + "'").value()).isEqualTo(text);
    }

    @Test
    void numbersAreThoseOfYaml11AndTheirTextIsKept() throws InvalidYaml {
        assertThat(scalar("0755").value()).isEqualTo(BigInteger.valueOf(493));
        assertThat(scalar("0755").text()).isEqualTo("0755");
        assertThat(scalar("0x_1F").value()).isEqualTo(BigInteger.valueOf(31));
        assertThat(scalar("-0b101").value()).isEqualTo(BigInteger.valueOf(-5));
        assertThat(scalar("1_000").value()).isEqualTo(BigInteger.valueOf(1000));
        assertThat(scalar("1:30").value()).isEqualTo(BigInteger.valueOf(90));
        assertThat(scalar("1.50").value()).isEqualTo(new BigDecimal("1.5"));
        assertThat(scalar("136693071363").value()).isEqualTo(BigInteger.valueOf(136_693_071_363L));
        assertThat(scalar("099720109477").value()).isEqualTo("099720109477");
        assertThat(scalar("012345670123").text()).isEqualTo("012345670123");
        assertThat(scalar("2026-01-01").value()).isEqualTo("2026-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null"})
    void nothingIsNull(String text) throws InvalidYaml {
        assertThat(scalar(text).isNull()).isTrue();
    }

    @Test
    void templatesAreTextAndKeysKeepTheirOrder() throws InvalidYaml {
        YamlNode.Mapping mapping = Yaml.parseMapping("b: '{{ name }}'\na: x {{ y }}\nyes: {c: [1, 2]}\n");
        assertThat(mapping.entries().keySet()).containsExactly("b", "a", "yes");
        assertThat(mapping.plain())
                .isEqualTo(Map.of(
                        "b",
                        "{{ name }}",
                        "a",
                        "x {{ y }}",
                        "yes",
                        Map.of("c", List.of(BigInteger.ONE, BigInteger.TWO))));
    }

    @Test
    void textsThatMeanTheSameAreEqual() throws InvalidYaml {
        assertThat(Yaml.parse("{\"b\": [true, 2.50], \"a\": \"x\"}").plain())
                .isEqualTo(Yaml.parse("a: x\nb:\n- yes\n- 2.5\n").plain())
                .isNotEqualTo(Yaml.parse("a: x\nb:\n- 'yes'\n- 2.5\n").plain());
    }

    @Test
    void anchorsAndMergesAreFollowed() throws InvalidYaml {
        String text = "base: &base {x: 1, y: 2}\none:\n  <<: *base\n  y: 3\ntwo: {<<: [*base, {z: 4}]}\n";
        assertThat(Yaml.parse(text).plain())
                .isEqualTo(Yaml.parse("base: {x: 1, y: 2}\none: {x: 1, y: 3}\ntwo: {x: 1, y: 2, z: 4}")
                        .plain());
    }

    @Test
    void emptyTextIsAnEmptyMapping() throws InvalidYaml {
        assertThat(Yaml.parseMapping("# nothing\n").entries()).isEmpty();
    }

    @Test
    void everythingKnowsWhereItBegins() throws InvalidYaml {
        YamlNode.Mapping mapping = Yaml.parseMapping("a: 1\nb:\n  - {c: 2}\n");
        assertThat(mapping.entries().get("b").mark()).isEqualTo(new Mark(3, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\nb: 2\\na: 3 | line 3, column 1: the key \"a\" stands twice",
                "a: {b: 1,\\n    b: 2} | line 2, column 5: the key \"b\" stands twice",
                "a: {{ b }} | line 1, column 5: only text can be a key",
                "a: !vault x | line 1, column 4: the tag !vault is not understood",
                "a: !!int x | line 1, column 4: \"x\" is no value",
                "a: .inf | line 1, column 4: \".inf\" is no value",
                "a: &a [*a] | line 1, column 4: this contains itself",
                "- 1 | line 1, column 1: a mapping",
                "a: [1 | line 1, column 6: while parsing a flow sequence",
                "a: 1\\n--- \\nb: 2 | line 2, column 1: ",
                "a: b\\tc: 1\\n\\tb: 1 | line 1, column",
                "<<: 3 | line 1, column 5: << merges mappings",
                "%YAML 99999999999.1\\n--- a | line 1, column ",
            })
    void whatIsWrongIsToldWithItsPlace(String text, String told) {
        assertThatThrownBy(() -> Yaml.parseMapping(text.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(InvalidYaml.class)
                .hasMessageStartingWith(told);
    }

    @Test
    void forbiddenCharacterIsToldWithItsPlace() {
        assertThatThrownBy(() -> Yaml.parse("a: 1\nb: \uD83D\uDE00 \u0007"))
                .isInstanceOf(InvalidYaml.class)
                .hasMessageStartingWith("line 2, column ")
                .hasMessageContaining("U+0007");
    }

    @Test
    void bombsAndMonstersAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
        }
        assertThatThrownBy(() -> Yaml.parse(bomb.toString()))
                .isInstanceOf(InvalidYaml.class)
                .hasMessageContaining("aliases");
        assertThatThrownBy(() -> Yaml.parse("[".repeat(10_000))).isInstanceOf(InvalidYaml.class);
        assertThatThrownBy(() -> Yaml.parse("{a: ".repeat(10_000))).isInstanceOf(InvalidYaml.class);
        assertThatThrownBy(() -> Yaml.parse("a: " + "x".repeat(2_000_000))).isInstanceOf(InvalidYaml.class);
        assertThatThrownBy(() -> Yaml.parse("a: " + "9".repeat(500))).isInstanceOf(InvalidYaml.class);
    }

    @Test
    void garbageIsReadOrRefusedAndNothingElse() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = " \n\t:-?,[]{}#&*!|>'\"%@`<=~.0123456789xabyesnoU\\\u0000\u0085\u2028\uD83D\uDE00{{ }}";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            readOrRefused(text.toString(), seed);
        }
    }

    @Test
    void damagedFilesAreReadOrRefusedAndNothingElse() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String file = """
                architecture: M1
                instances:
                - {Name: a, node: 1, role: [primary], vars: {x: '{{ y }}'}}
                - <<: *b
                  volumes: [{device_name: root, encrypted: yes}]
                x: |
                  some
                  text
                y: >-
                  more
                """;
        for (int i = 0; i < 3_000; i++) {
            char[] damaged = file.toCharArray();
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = file.charAt(random.nextInt(file.length()));
            }
            readOrRefused(new String(Arrays.copyOf(damaged, random.nextInt(damaged.length))), seed);
        }
    }

    private static void readOrRefused(String text, long seed) {
        try {
            Yaml.parse(text).plain();
        } catch (InvalidYaml e) {
            assertThat(e).hasMessageMatching("(?s)line \\d+, column \\d+: .+\\.");
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed + ": " + text, e);
        }
    }
}
