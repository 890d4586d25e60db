package io.dataplane.proto.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

class MessagePackTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final Type.ObjectOf PAIR =
            new Type.ObjectOf(new TreeMap<>(Map.of("a", Type.STRING, "b", Type.NUMBER)));

    /// What Terraform 1.11.4 was seen to send.
    static Stream<Arguments> seen() {
        Type set = new Type.SetOf(Type.STRING);
        Type map = new Type.MapOf(Type.STRING);
        return Stream.of(
                Arguments.of("1e", Type.NUMBER, Values.of(30)),
                Arguments.of("a3302e31", Type.NUMBER, number("0.1")),
                Arguments.of("cb4004000000000000", Type.NUMBER, number("2.5")),
                Arguments.of(
                        "d965" + HEX.formatHex(("1" + "0".repeat(100)).getBytes(StandardCharsets.US_ASCII)),
                        Type.NUMBER,
                        number("1e100")),
                Arguments.of("c0", Type.STRING, Values.NULL),
                Arguments.of("c3", Type.BOOL, Values.TRUE),
                Arguments.of(
                        "94a142a161a162a163",
                        set,
                        new Value.SetValue(List.of(text("B"), text("a"), text("b"), text("c")))),
                Arguments.of("92d40000d40000", set, new Value.SetValue(List.of(Values.UNKNOWN, Values.UNKNOWN))),
                Arguments.of(
                        "82a161d40000a162c0", map, new Value.MapValue(Map.of("a", Values.UNKNOWN, "b", Values.NULL))),
                Arguments.of("80", map, new Value.MapValue(Map.of())),
                Arguments.of(
                        "82a161a178a16201", PAIR, new Value.ObjectValue(Map.of("a", text("x"), "b", Values.of(1)))),
                Arguments.of(
                        "92c40822737472696e6722d40000", Type.DYNAMIC, new Value.Typed(Type.STRING, Values.UNKNOWN)),
                Arguments.of("d40000", Type.DYNAMIC, Values.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("seen")
    void readsAndWritesWhatTerraformSends(String hex, Type type, Value value) {
        assertThat(MessagePackReader.read(HEX.parseHex(hex), type)).isEqualTo(value);
        assertThat(HEX.formatHex(MessagePackWriter.write(value, type))).isEqualTo(hex);
    }

    @Test
    void readsATypedTreeInADynamicPlace() {
        String type = "[\"object\",{\"a\":[\"tuple\",[\"number\",\"string\",\"bool\",\"dynamic\"]],"
                + "\"b\":[\"object\",{\"c\":\"number\"}]}]";
        Value tree = new Value.ObjectValue(Map.of(
                "a",
                new Value.Sequence(List.of(Values.of(1), text("x"), Values.TRUE, Values.NULL)),
                "b",
                new Value.ObjectValue(Map.of("c", number("2.5")))));
        Value value = new Value.Typed(TypeCodec.fromJson(type), tree);
        byte[] bytes = MessagePackWriter.write(value, Type.DYNAMIC);
        assertThat(MessagePackReader.read(bytes, Type.DYNAMIC)).isEqualTo(value);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c7030c8101c2",
                "c7090c8201c202a47072652d",
                "c7080c8201c203920" + "0c3",
                "c70c0c8301c203920" + "1c3049202c3"
            })
    void sendsARefinedUnknownBackUnchanged(String hex) {
        byte[] bytes = HEX.parseHex(withLength(hex));
        Value value = MessagePackReader.read(bytes, Type.STRING);
        assertThat(value.isUnknown()).isTrue();
        assertThat(MessagePackWriter.write(value, Type.STRING)).isEqualTo(bytes);
    }

    /// The length byte of an ext8 from its content; fixext where that is shorter.
    private static String withLength(String hex) {
        String payload = hex.substring(6);
        int length = payload.length() / 2;
        return length == 8 ? "d70c" + payload : "c7" + HEX.toHexDigits((byte) length) + "0c" + payload;
    }

    @ParameterizedTest
    @ValueSource(strings = {"d4002a", "d401ff", "c70005", "c7030501c2ff", "d8070000000000000000000000000000000" + "0"})
    void takesAnyOtherExtensionForAPlainUnknown(String hex) {
        Value value = MessagePackReader.read(HEX.parseHex(hex), Type.NUMBER);
        assertThat(value).isEqualTo(Values.UNKNOWN);
        assertThat(MessagePackWriter.write(value, Type.NUMBER)).isEqualTo(HEX.parseHex("d40000"));
    }

    @ParameterizedTest
    @CsvSource({
        "cf ff ff ff ff ff ff ff ff, 18446744073709551615",
        "ca 3f 00 00 00, 0.5",
        "d3 80 00 00 00 00 00 00 00, -9223372036854775808",
        "e0, -32",
        "d0 80, -128",
        "cc ff, 255",
        "cd ff ff, 65535",
        "ce ff ff ff ff, 4294967295",
        "d1 80 00, -32768",
        "d2 80 00 00 00, -2147483648",
        "cb 3f b9 99 99 99 99 99 9a, 0.1000000000000000055511151231257827021181583404541015625"
    })
    void readsNumbersExactly(String hex, BigDecimal number) {
        assertThat(MessagePackReader.read(HEX.parseHex(hex.replace(" ", "")), Type.NUMBER))
                .isEqualTo(new Value.Numeric(number));
    }

    @Test
    void numbersSurviveTheRoundTrip() {
        Random random = new Random(20_260_101);
        for (int i = 0; i < 2000; i++) {
            BigDecimal number = new BigDecimal(new BigInteger(random.nextInt(1, 200), random), random.nextInt(-40, 40));
            Value value = new Value.Numeric(i % 2 == 0 ? number : number.negate());
            assertThat(MessagePackReader.read(MessagePackWriter.write(value, Type.NUMBER), Type.NUMBER))
                    .isEqualTo(value);
        }
    }

    @Test
    void writesIntegersStringsAndHeadersAsAnotherLibraryDoes() throws IOException {
        for (int bits = 0; bits < 64; bits++) {
            for (long number : new long[] {1L << bits, -(1L << bits), (1L << bits) - 1, -(1L << bits) - 1}) {
                MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
                packer.packLong(number);
                assertThat(MessagePackWriter.write(Values.of(number), Type.NUMBER))
                        .isEqualTo(packer.toByteArray());
            }
        }
        for (int length : new int[] {0, 15, 16, 31, 32, 255, 256, 65_535, 65_536}) {
            MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
            packer.packString("x".repeat(length));
            assertThat(MessagePackWriter.write(text("x".repeat(length)), Type.STRING))
                    .isEqualTo(packer.toByteArray());
            MessageBufferPacker array = MessagePack.newDefaultBufferPacker();
            array.packArrayHeader(length);
            List<Value> nulls = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                array.packNil();
                nulls.add(Values.NULL);
            }
            assertThat(MessagePackWriter.write(new Value.Sequence(nulls), new Type.ListOf(Type.BOOL)))
                    .isEqualTo(array.toByteArray());
        }
    }

    @Test
    void stringsAreBroughtToNormalFormC() {
        byte[] decomposed = HEX.parseHex("a365cc81");
        assertThat(MessagePackReader.read(decomposed, Type.STRING)).isEqualTo(text("\u00e9"));
        byte[] key = HEX.parseHex("81a365cc81c3");
        assertThat(MessagePackReader.read(key, new Type.MapOf(Type.BOOL)))
                .isEqualTo(new Value.MapValue(Map.of("\u00e9", Values.TRUE)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', string, ends before",
        "a5 61, string, ends before",
        "db ff ff ff ff, string, ends before",
        "c6 7f ff ff ff, string, ends before",
        "dd ff ff ff ff, list, ends before",
        "dd 7f ff ff ff c0, list, ends before",
        "df ff ff ff ff, map, ends before",
        "c9 ff ff ff ff 00, string, ends before",
        "cb 00, number, ends before",
        "c3, string, is not a string",
        "a1 61, number, is not a number",
        "cb 7f f8 00 00 00 00 00 00, number, is not a finite number",
        "cb 7f f0 00 00 00 00 00 00, number, is not a finite number",
        "a3 ff fe fd, string, is not UTF-8 text",
        "c0 c0, string, is followed by 1 bytes",
        "c1, bool, is not a bool",
        "93 c0, list, ends before",
        "90, map, is not a map"
    })
    void malformedInputIsAnError(String hex, String type, String problem) {
        Type expected =
                switch (type) {
                    case "list" -> new Type.ListOf(Type.STRING);
                    case "map" -> new Type.MapOf(Type.STRING);
                    default -> TypeCodec.fromJson('"' + type + '"');
                };
        assertThatThrownBy(() -> MessagePackReader.read(HEX.parseHex(hex.replace(" ", "")), expected))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aHugeExponentIsAnErrorAndNotAGigabyte() {
        byte[] bytes = MessagePackWriter.write(text("1e999999999"), Type.STRING);
        assertThatThrownBy(() -> MessagePackReader.read(bytes, Type.NUMBER)).isInstanceOf(CodecException.class);
    }

    @Test
    void deepNestingIsAnErrorAndNotAStackOverflow() {
        Type type = Type.BOOL;
        for (int i = 0; i < 300; i++) {
            type = new Type.ListOf(type);
        }
        byte[] bytes = new byte[301];
        java.util.Arrays.fill(bytes, (byte) 0x91);
        bytes[300] = (byte) 0xc0;
        Type deep = type;
        assertThatThrownBy(() -> MessagePackReader.read(bytes, deep))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("256 levels");
        assertThatThrownBy(() -> TypeCodec.fromJson("[\"list\",".repeat(300) + "\"bool\"" + "]".repeat(300)))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void anErrorNamesTheAttribute() {
        Type type = new Type.ObjectOf(new TreeMap<>(Map.of("items", new Type.MapOf(new Type.ListOf(PAIR)))));
        byte[] bytes = HEX.parseHex("81a56974656d7381a16b9182a161a178a162a179");
        assertThatThrownBy(() -> MessagePackReader.read(bytes, type))
                .isInstanceOfSatisfying(
                        CodecException.class,
                        e -> assertThat(e.path().toString()).isEqualTo("items[\"k\"][0].b"));
    }

    @Test
    void anObjectHasExactlyTheAttributesOfItsType() {
        assertThatThrownBy(() -> MessagePackReader.read(HEX.parseHex("81a161a178"), PAIR))
                .isInstanceOfSatisfying(
                        CodecException.class,
                        e -> assertThat(e.path().toString()).isEqualTo("b"));
        assertThatThrownBy(() -> MessagePackReader.read(HEX.parseHex("83a161a178a16201a16301"), PAIR))
                .hasMessageContaining("does not know: c");
        assertThatThrownBy(() -> MessagePackWriter.write(new Value.ObjectValue(Map.of("a", text("x"))), PAIR))
                .isInstanceOf(CodecException.class);
    }

    /// Whatever the bytes are, they are a value or an error with a path.
    @Test
    void randomBytesNeverCrash() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Type type = new Type.ListOf(Type.DYNAMIC);
        byte[] good = MessagePackWriter.write(
                new Value.Sequence(List.of(
                        new Value.Typed(PAIR, new Value.ObjectValue(Map.of("a", text("x"), "b", Values.of(1)))))),
                type);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                Value value = MessagePackReader.read(bytes, type);
                assertThat(value).as("seed %d", seed).isNotNull();
            } catch (CodecException expected) {
                assertThat(expected.path()).as("seed %d", seed).isNotNull();
            }
        }
    }

    private static Value number(String text) {
        return new Value.Numeric(new BigDecimal(text));
    }

    private static Value text(String text) {
        return Values.of(text);
    }
}
