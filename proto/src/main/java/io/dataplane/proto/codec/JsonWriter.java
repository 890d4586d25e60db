package io.dataplane.proto.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Writes a wholly known value as JSON, the form of stored state.
public final class JsonWriter {
    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    public static byte[] write(Value value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = Json.FACTORY.createGenerator(bytes)) {
            new JsonWriter(generator).value(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void value(Value value) throws IOException {
        switch (value) {
            case Value.Null _ -> out.writeNull();
            case Value.Unknown _ -> throw new CodecException(AttributePath.ROOT, "holds an unknown value");
            case Value.Bool(boolean truth) -> out.writeBoolean(truth);
            case Value.Numeric(BigDecimal number) -> out.writeNumber(number.toPlainString());
            case Value.Text(String text) -> out.writeString(text);
            case Value.Sequence(List<Value> elements) -> array(elements);
            case Value.SetValue(List<Value> elements) -> array(elements);
            case Value.MapValue(SortedMap<String, Value> entries) -> object(entries);
            case Value.ObjectValue(Map<String, Value> attributes) -> object(attributes);
            case Value.Typed typed -> typed(typed);
        }
    }

    private void array(List<Value> elements) throws IOException {
        out.writeStartArray();
        for (Value element : elements) {
            value(element);
        }
        out.writeEndArray();
    }

    private void object(Map<String, Value> members) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Value> member : members.entrySet()) {
            out.writeFieldName(member.getKey());
            value(member.getValue());
        }
        out.writeEndObject();
    }

    private void typed(Value.Typed typed) throws IOException {
        out.writeStartObject();
        out.writeFieldName("value");
        value(typed.value());
        out.writeFieldName("type");
        out.writeRawValue(TypeCodec.toJson(typed.type()));
        out.writeEndObject();
    }
}
