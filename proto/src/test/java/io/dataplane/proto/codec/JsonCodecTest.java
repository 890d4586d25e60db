package io.dataplane.proto.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.dataplane.proto.wire.DynamicValue;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.NestedBlockSchema;
import io.dataplane.schema.attribute.Nesting;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {
    private static final Type.ObjectOf TYPE = new Type.ObjectOf(new TreeMap<>(Map.of(
            "name", Type.STRING,
            "size", Type.NUMBER,
            "on", Type.BOOL,
            "tags", new Type.MapOf(Type.STRING))));

    @Test
    void storedStateIsReadAsFarAsItFits() {
        Value state = read("{\"name\":5,\"size\":\"0.1\",\"on\":\"true\",\"gone\":[{}]}", TYPE);
        assertThat(state)
                .isEqualTo(new Value.ObjectValue(Map.of(
                        "name",
                        Values.of("5"),
                        "size",
                        Values.of(new BigDecimal("0.1")),
                        "on",
                        Values.TRUE,
                        "tags",
                        Values.NULL)));
    }

    @Test
    void numbersKeepEveryDigit() {
        String digits = "123456789012345678901234567890.123456789";
        assertThat(read(digits, Type.NUMBER)).isEqualTo(Values.of(new BigDecimal(digits)));
        assertThat(new String(JsonWriter.write(Values.of(new BigDecimal(digits))), UTF_8))
                .isEqualTo(digits);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Value value = new Value.ObjectValue(Map.of(
                "name",
                Values.of("\"quoted\" \u00e9\n"),
                "size",
                Values.of(3),
                "on",
                Values.NULL,
                "tags",
                new Value.MapValue(Map.of("a", Values.of("b")))));
        assertThat(JsonReader.read(JsonWriter.write(value), TYPE)).isEqualTo(value);
        Value typed = new Value.Typed(new Type.ListOf(Type.BOOL), new Value.Sequence(List.of(Values.TRUE)));
        assertThat(JsonReader.read(JsonWriter.write(typed), Type.DYNAMIC)).isEqualTo(typed);
        assertThat(read("{\"type\":\"number\",\"value\":7}", Type.DYNAMIC))
                .isEqualTo(new Value.Typed(Type.NUMBER, Values.of(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{} {}", "[1,]", "{\"name\":[]}", "{\"size\":\"hunter2\"}", "[]"})
    void anythingElseIsAnErrorThatQuotesNothing(String json) {
        assertThatThrownBy(() -> read(json, TYPE))
                .isInstanceOf(CodecException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void deepNestingIsAnError() {
        assertThatThrownBy(() -> read("[".repeat(400) + "]".repeat(400), TYPE)).isInstanceOf(CodecException.class);
    }

    @Test
    void blocksThatWereNotStoredAreEmpty() {
        BlockSchema inner =
                new BlockSchema(List.of(), List.of(new NestedBlockSchema("leaf", Nesting.SET, empty(), 0, 0)), "");
        Schema schema = new Schema(
                0,
                new BlockSchema(
                        List.of(),
                        List.of(
                                new NestedBlockSchema("rule", Nesting.LIST, inner, 0, 0),
                                new NestedBlockSchema("other", Nesting.LIST, empty(), 0, 1)),
                        ""));
        Value state = StateCodec.read("{\"rule\":[{}]}".getBytes(UTF_8), schema);
        assertThat(state)
                .isEqualTo(new Value.ObjectValue(Map.of(
                        "rule",
                                new Value.Sequence(
                                        List.of(new Value.ObjectValue(Map.of("leaf", new Value.SetValue(List.of()))))),
                        "other", new Value.Sequence(List.of()))));
    }

    @Test
    void jsonIsReadWhenThereIsNoMessagePack() {
        DynamicValue json = DynamicValue.newBuilder()
                .setJson(ByteString.copyFromUtf8("true"))
                .build();
        assertThat(DynamicValueCodec.read(json, Type.BOOL)).isEqualTo(Values.TRUE);
        assertThat(DynamicValueCodec.read(DynamicValue.getDefaultInstance(), Type.BOOL))
                .isEqualTo(Values.NULL);
    }

    @Test
    void aStoredValueIsNeverUnknown() {
        Value state = new Value.ObjectValue(Map.of(
                "name",
                Values.of("a"),
                "size",
                Values.NULL,
                "on",
                Values.NULL,
                "tags",
                new Value.MapValue(Map.of("k", Values.UNKNOWN))));
        DynamicValue wire = DynamicValueCodec.write(state, TYPE);
        assertThat(DynamicValueCodec.read(wire, TYPE)).isEqualTo(state);
        assertThatThrownBy(() -> DynamicValueCodec.readStored(wire, TYPE))
                .isInstanceOfSatisfying(
                        CodecException.class,
                        e -> assertThat(e.path().toString()).isEqualTo("tags[\"k\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"dynamic\"",
                "[\"list\",\"string\"]",
                "[\"set\",[\"map\",\"bool\"]]",
                "[\"object\",{\"a\":\"number\",\"b\":[\"tuple\",[\"string\",\"dynamic\"]]}]",
                "[\"object\",{}]",
                "[\"tuple\",[]]"
            })
    void typesAreReadAndWritten(String json) {
        assertThat(TypeCodec.toJson(TypeCodec.fromJson(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", "[]", "[\"list\"]", "[\"tuple\",{}]", "[\"object\",[]]", "null", "3"})
    void whatIsNoTypeIsAnError(String json) {
        assertThatThrownBy(() -> TypeCodec.fromJson(json)).isInstanceOf(CodecException.class);
    }

    private static BlockSchema empty() {
        return new BlockSchema(List.of(), List.of(), "");
    }

    private static Value read(String json, Type type) {
        return JsonReader.read(json.getBytes(UTF_8), type);
    }
}
