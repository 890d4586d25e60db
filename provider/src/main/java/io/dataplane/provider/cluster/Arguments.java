package io.dataplane.provider.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The arguments of a resource as JSON, without outputs and secrets: kept in the anchor, so that an import or a destroy
/// needs nothing else.
public final class Arguments<M extends Record> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Binder<M> binder;
    private final Type.ObjectOf type;
    private final Set<String> left = new HashSet<>();

    public Arguments(Class<M> model) {
        this.binder = Binder.of(model);
        var block = SchemaOf.record(model, 0, "").block();
        this.type = block.impliedType();
        block.attributes().stream().filter(Arguments::isLeftOut).forEach(attribute -> left.add(attribute.name()));
    }

    private static boolean isLeftOut(AttributeSchema attribute) {
        return attribute.mode() == Mode.COMPUTED || attribute.sensitive() || attribute.writeOnly();
    }

    public String write(M model) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        binder.unbind(model).attributes().forEach((name, value) -> {
            if (!left.contains(name) && !value.isNull()) {
                json.set(name, json(value));
            }
        });
        return json.toString();
    }

    /// Empty when the text is none that [#write] wrote for a model of today's shape.
    public Optional<M> read(String text) {
        try {
            Value value = value(JSON.readTree(text), type);
            return binder.bind(value) instanceof Bound.Known<M>(M model) ? Optional.of(model) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static JsonNode json(Value value) {
        return switch (value) {
            case Value.Null() -> JsonNodeFactory.instance.nullNode();
            case Value.Unknown unknown -> JsonNodeFactory.instance.nullNode();
            case Value.Bool(boolean truth) -> JsonNodeFactory.instance.booleanNode(truth);
            case Value.Numeric(var number) -> JsonNodeFactory.instance.numberNode(number);
            case Value.Text(String text) -> JsonNodeFactory.instance.textNode(text);
            case Value.Sequence(List<Value> elements) -> array(elements);
            case Value.SetValue(List<Value> elements) -> array(elements);
            case Value.MapValue(Map<String, Value> entries) -> object(entries);
            case Value.ObjectValue(Map<String, Value> attributes) -> object(attributes);
            case Value.Typed(Type type, Value inner) -> json(inner);
        };
    }

    private static ArrayNode array(List<Value> elements) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements.forEach(element -> array.add(json(element)));
        return array;
    }

    private static ObjectNode object(Map<String, Value> entries) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        entries.forEach((name, value) -> object.set(name, json(value)));
        return object;
    }

    private static Value value(JsonNode json, Type type) {
        if (json.isNull()) {
            return Values.NULL;
        }
        return switch (type) {
            case Type.Primitive.BOOL -> Values.of(json.booleanValue());
            case Type.Primitive.NUMBER -> Values.of(json.decimalValue());
            case Type.Primitive.STRING -> Values.of(json.textValue());
            case Type.Dynamic() -> Values.NULL;
            case Type.ListOf(Type element) -> new Value.Sequence(elements(json, element));
            case Type.SetOf(Type element) -> new Value.SetValue(elements(json, element));
            case Type.TupleOf(List<Type> types) -> new Value.Sequence(elements(json, Type.DYNAMIC));
            case Type.MapOf(Type element) -> {
                Map<String, Value> entries = new TreeMap<>();
                json.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue(), element)));
                yield new Value.MapValue(entries);
            }
            case Type.ObjectOf object -> attributes(json, object);
        };
    }

    private static List<Value> elements(JsonNode json, Type element) {
        List<Value> elements = new ArrayList<>();
        json.forEach(one -> elements.add(value(one, element)));
        return elements;
    }

    private static Value attributes(JsonNode json, Type.ObjectOf type) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        type.attributes().forEach((name, attribute) -> {
            JsonNode inner = json.get(name);
            attributes.put(name, inner == null ? Values.NULL : value(inner, attribute));
        });
        return new Value.ObjectValue(attributes);
    }
}
