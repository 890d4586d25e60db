package io.dataplane.proto.made;

import io.dataplane.proto.codec.TypeCodec;
import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.proto.wire.SchemaObject;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Made-up values of a schema; `wild` numbers are not only small integers.
final class MadeValues {
    private static final List<String> TEXTS =
            List.of("", "a", "Cafe\u0301", "Caf\u00e9", "10.0.0.0/16", "\ud83d\ude00", "x".repeat(40));
    private static final List<String> NUMBERS = List.of("0.1", "2.5", "1e100", "9223372036854775808", "1e-30");
    /// Not null, as Terraform says it of most unknowns.
    private static final byte[] NOT_NULL = {(byte) 0x81, 1, (byte) 0xc2};

    private final Random random;
    private final boolean wild;

    MadeValues(long seed, boolean wild) {
        this.random = new Random(seed);
        this.wild = wild;
    }

    /// A configuration as Terraform sends it: nothing in computed attributes, required ones set; one value in
    /// `unknowns` is unknown, none when that is 0.
    Value.ObjectValue config(SchemaBlock schema, int unknowns) {
        Map<String, Value> values = attributes(schema.getAttributesList(), unknowns);
        for (SchemaNestedBlock nested : schema.getBlockTypesList()) {
            int least = (int) nested.getMinItems();
            int most = nested.getMaxItems() == 0 ? 3 : (int) nested.getMaxItems();
            List<Value> blocks = new ArrayList<>();
            for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
                blocks.add(config(nested.getBlock(), unknowns));
            }
            values.put(nested.getTypeName(), strikes(unknowns) ? Values.UNKNOWN : new Value.Sequence(blocks));
        }
        return new Value.ObjectValue(values);
    }

    private boolean strikes(int unknowns) {
        return unknowns > 0 && random.nextInt(unknowns) == 0;
    }

    private Map<String, Value> attributes(List<SchemaAttribute> schema, int unknowns) {
        Map<String, Value> values = new LinkedHashMap<>();
        schema.forEach(attribute -> values.put(attribute.getName(), attribute(attribute, unknowns)));
        return values;
    }

    private Value attribute(SchemaAttribute schema, int unknowns) {
        boolean decidedByProvider = schema.getComputed() && !schema.getOptional();
        if (decidedByProvider || (!schema.getRequired() && random.nextBoolean())) {
            return Values.NULL;
        }
        if (strikes(unknowns)) {
            return unknown();
        }
        return schema.hasNestedType()
                ? nested(schema.getNestedType(), unknowns)
                : given(TypeCodec.fromJson(schema.getType().toStringUtf8()), unknowns);
    }

    private Value unknown() {
        return random.nextBoolean() ? Values.UNKNOWN : new Value.Unknown(NOT_NULL);
    }

    private Value nested(SchemaObject schema, int unknowns) {
        Supplier<Value> object = () -> new Value.ObjectValue(attributes(schema.getAttributesList(), unknowns));
        return switch (schema.getNesting()) {
            case LIST -> new Value.Sequence(several(object));
            case SET -> new Value.SetValue(several(object));
            case MAP -> map(several(object));
            case SINGLE, INVALID, UNRECOGNIZED -> object.get();
        };
    }

    private List<Value> several(Supplier<Value> one) {
        List<Value> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(one.get());
        }
        return all;
    }

    private Value map(List<Value> entries) {
        Map<String, Value> map = new TreeMap<>();
        entries.forEach(entry -> map.put("k" + random.nextInt(5), entry));
        return new Value.MapValue(map);
    }

    /// A value without null inside, as configurations may have it; elements may be unknown.
    private Value given(Type type, int unknowns) {
        return switch (type) {
            case Type.ListOf(Type element) -> new Value.Sequence(several(() -> element(element, unknowns)));
            case Type.SetOf(Type element) -> new Value.SetValue(several(() -> element(element, unknowns)));
            case Type.MapOf(Type element) -> map(several(() -> element(element, unknowns)));
            case Type.ObjectOf(var attributes) -> {
                Map<String, Value> values = new LinkedHashMap<>();
                attributes.forEach((name, attribute) -> values.put(name, given(attribute, unknowns)));
                yield new Value.ObjectValue(values);
            }
            case Type.Primitive primitive ->
                switch (primitive) {
                    case STRING -> Values.of(TEXTS.get(random.nextInt(TEXTS.size())));
                    case NUMBER -> number();
                    case BOOL -> Values.of(random.nextBoolean());
                };
            case Type.Dynamic _, Type.TupleOf _ -> throw new IllegalStateException("models have none");
        };
    }

    private Value element(Type type, int unknowns) {
        return strikes(unknowns) ? unknown() : given(type, unknowns);
    }

    private Value number() {
        return wild && random.nextInt(4) == 0
                ? Values.of(new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))))
                : Values.of(random.nextLong(-9, 9));
    }

    /// A known value of a type.
    Value known(Type type) {
        return given(type, 0);
    }

    /// The same value with something known in the place of every unknown.
    Value resolved(Value value, Type type) {
        return switch (value) {
            case Value.Unknown _ -> known(type);
            case Value.Sequence list
            when type instanceof Type.ListOf(Type element) -> new Value.Sequence(each(list.elements(), element));
            case Value.SetValue set
            when type instanceof Type.SetOf(Type element) -> new Value.SetValue(each(set.elements(), element));
            case Value.MapValue map
            when type instanceof Type.MapOf(Type element) -> {
                Map<String, Value> entries = new TreeMap<>();
                map.entries().forEach((key, entry) -> entries.put(key, resolved(entry, element)));
                yield new Value.MapValue(entries);
            }
            case Value.ObjectValue object
            when type instanceof Type.ObjectOf(var attributes) -> {
                Map<String, Value> values = new LinkedHashMap<>();
                attributes.forEach((name, attribute) -> values.put(name, resolved(object.get(name), attribute)));
                yield new Value.ObjectValue(values);
            }
            default -> value;
        };
    }

    private List<Value> each(List<Value> elements, Type type) {
        return elements.stream().map(element -> resolved(element, type)).toList();
    }

    /// The same configuration with something given in the place of every unknown.
    Value.ObjectValue completed(SchemaBlock schema, Value.ObjectValue config) {
        Map<String, Value> values = completed(schema.getAttributesList(), config);
        for (SchemaNestedBlock nested : schema.getBlockTypesList()) {
            Value blocks = config.get(nested.getTypeName());
            values.put(
                    nested.getTypeName(),
                    blocks instanceof Value.Sequence(List<Value> all)
                            ? new Value.Sequence(all.stream()
                                    .<Value>map(each -> completed(nested.getBlock(), (Value.ObjectValue) each))
                                    .toList())
                            : blocks(nested));
        }
        return new Value.ObjectValue(values);
    }

    private Value blocks(SchemaNestedBlock nested) {
        List<Value> blocks = new ArrayList<>();
        for (int i = Math.max(1, (int) nested.getMinItems()); i > 0; i--) {
            blocks.add(config(nested.getBlock(), 0));
        }
        return new Value.Sequence(blocks);
    }

    private Map<String, Value> completed(List<SchemaAttribute> schema, Value.ObjectValue config) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (SchemaAttribute attribute : schema) {
            values.put(attribute.getName(), completed(attribute, config.get(attribute.getName())));
        }
        return values;
    }

    private Value completed(SchemaAttribute schema, Value value) {
        if (!schema.hasNestedType()) {
            return resolved(value, TypeCodec.fromJson(schema.getType().toStringUtf8()));
        }
        List<SchemaAttribute> inner = schema.getNestedType().getAttributesList();
        return switch (value) {
            case Value.Unknown _ -> nested(schema.getNestedType(), 0);
            case Value.ObjectValue object -> new Value.ObjectValue(completed(inner, object));
            case Value.Sequence list -> new Value.Sequence(objects(list.elements(), inner));
            case Value.SetValue set -> new Value.SetValue(objects(set.elements(), inner));
            case Value.MapValue map -> {
                Map<String, Value> entries = new TreeMap<>();
                map.entries()
                        .forEach((key, entry) ->
                                entries.put(key, new Value.ObjectValue(completed(inner, (Value.ObjectValue) entry))));
                yield new Value.MapValue(entries);
            }
            default -> value;
        };
    }

    private List<Value> objects(List<Value> elements, List<SchemaAttribute> schema) {
        return elements.stream()
                .<Value>map(each -> new Value.ObjectValue(completed(schema, (Value.ObjectValue) each)))
                .toList();
    }
}
