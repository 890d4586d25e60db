package io.dataplane.schema.plan;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.NestedAttributes;
import io.dataplane.schema.attribute.NestedBlockSchema;
import io.dataplane.schema.attribute.Nesting;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Makes schemas, configurations for them and states, all from one seed.
final class Generator {
    private static final List<String> TEXTS = List.of("", "a", "Cafe\u0301", "Caf\u00e9", "10.0.0.0/16", "😀");
    private static final List<BigDecimal> NUMBERS = List.of(
            BigDecimal.ZERO,
            new BigDecimal("0.1"),
            new BigDecimal("0.10"),
            new BigDecimal("1e100"),
            BigDecimal.valueOf(Long.MAX_VALUE).add(BigDecimal.ONE),
            BigDecimal.valueOf(-7));

    private static final List<Mode> ANY_MODE = List.of(Mode.values());
    private static final List<Mode> ARGUMENTS = List.of(Mode.REQUIRED, Mode.OPTIONAL, Mode.OPTIONAL_COMPUTED);

    private final Random random;
    private int names;

    Generator(long seed) {
        random = new Random(seed);
    }

    private <T> T one(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    BlockSchema schema() {
        return block(0);
    }

    private BlockSchema block(int depth) {
        List<NestedBlockSchema> blocks = new ArrayList<>();
        for (int i = 0; depth < 2 && i < random.nextInt(3); i++) {
            blocks.add(new NestedBlockSchema(
                    "b" + names++, Nesting.LIST, block(depth + 1), 0, random.nextBoolean() ? 1 : 0));
        }
        // a computed attribute inside a block would stand in a list
        return new BlockSchema(attributes(depth, depth > 0, false, false), blocks, "block");
    }

    private List<AttributeSchema> attributes(int depth, boolean inList, boolean inSet, boolean computed) {
        List<AttributeSchema> attributes = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            attributes.add(attribute(depth, inList, inSet, computed));
        }
        return attributes;
    }

    private AttributeSchema attribute(int depth, boolean inList, boolean inSet, boolean computed) {
        Mode mode = computed ? Mode.COMPUTED : one(inList ? ARGUMENTS : ANY_MODE);
        NestedAttributes nested = null;
        if (depth < 3 && random.nextInt(3) == 0) {
            Nesting nesting = one(List.of(Nesting.values()));
            boolean set = inSet || nesting == Nesting.SET;
            boolean list = inList || set || nesting == Nesting.LIST;
            nested = new NestedAttributes(nesting, attributes(depth + 1, list, set, computed || mode == Mode.COMPUTED));
        }
        Type type = nested == null ? type(2) : null;
        boolean writeOnly = !mode.isComputed() && !inSet && nested == null && random.nextInt(6) == 0;
        AttributeSchema made = new AttributeSchema(
                "a" + names++,
                type,
                nested,
                mode,
                random.nextBoolean(),
                writeOnly,
                !writeOnly && random.nextInt(4) == 0,
                null,
                List.of(),
                "attribute");
        return mode == Mode.OPTIONAL_COMPUTED ? made.withDefault(preset(made)) : made;
    }

    private Value preset(AttributeSchema attribute) {
        return attribute.nested() == null ? known(attribute.impliedType()) : nested(attribute.nested(), () -> false);
    }

    private Type type(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> Type.STRING;
            case 1 -> Type.NUMBER;
            case 2 -> Type.BOOL;
            case 3 -> new Type.ListOf(type(depth - 1));
            case 4 -> new Type.SetOf(type(depth - 1));
            default -> new Type.MapOf(type(depth - 1));
        };
    }

    /// A configuration as Terraform sends it: nothing in computed attributes, required ones set.
    Value.ObjectValue config(BlockSchema schema, boolean unknowns) {
        return block(schema, () -> unknowns && random.nextInt(8) == 0);
    }

    private Value.ObjectValue block(BlockSchema schema, Supplier<Boolean> unknown) {
        Map<String, Value> values =
                new LinkedHashMap<>(object(schema.attributes(), unknown).attributes());
        for (NestedBlockSchema block : schema.blocks()) {
            int most = block.maxItems() == 0 ? 3 : block.maxItems();
            List<Value> blocks = new ArrayList<>();
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                blocks.add(block(block.block(), unknown));
            }
            values.put(block.name(), unknown.get() ? Values.UNKNOWN : new Value.Sequence(blocks));
        }
        return new Value.ObjectValue(values);
    }

    private Value.ObjectValue object(List<AttributeSchema> attributes, Supplier<Boolean> unknown) {
        Map<String, Value> values = new LinkedHashMap<>();
        attributes.forEach(attribute -> values.put(attribute.name(), configured(attribute, unknown)));
        return new Value.ObjectValue(values);
    }

    private Value configured(AttributeSchema attribute, Supplier<Boolean> unknown) {
        boolean absent = attribute.mode() != Mode.REQUIRED && random.nextBoolean();
        if (attribute.mode() == Mode.COMPUTED || absent) {
            return Values.NULL;
        }
        if (unknown.get()) {
            return new Value.Unknown(new byte[] {1});
        }
        return attribute.nested() == null ? known(attribute.impliedType()) : nested(attribute.nested(), unknown);
    }

    private Value nested(NestedAttributes nested, Supplier<Boolean> unknown) {
        Supplier<Value> one = () -> object(nested.attributes(), unknown);
        return nested.nesting() == Nesting.SINGLE ? one.get() : collection(nested.impliedType(), one);
    }

    /// A known value of a type.
    Value known(Type type) {
        return switch (type) {
            case Type.Primitive primitive ->
                switch (primitive) {
                    case STRING -> Values.of(one(TEXTS));
                    case NUMBER -> Values.of(one(NUMBERS));
                    case BOOL -> Values.of(random.nextBoolean());
                };
            case Type.ListOf(Type element) -> collection(type, () -> known(element));
            case Type.SetOf(Type element) -> collection(type, () -> known(element));
            case Type.MapOf(Type element) -> collection(type, () -> known(element));
            case Type.ObjectOf(var attributes) -> {
                Map<String, Value> values = new LinkedHashMap<>();
                attributes.forEach(
                        (name, attribute) -> values.put(name, random.nextInt(4) == 0 ? Values.NULL : known(attribute)));
                yield new Value.ObjectValue(values);
            }
            case Type.Dynamic _, Type.TupleOf _ -> throw new IllegalStateException("not generated: " + type);
        };
    }

    private Value collection(Type type, Supplier<Value> element) {
        List<Value> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(element.get());
        }
        if (type instanceof Type.MapOf) {
            Map<String, Value> entries = new TreeMap<>();
            elements.forEach(value -> entries.put("k" + random.nextInt(5), value));
            return new Value.MapValue(entries);
        }
        return type instanceof Type.SetOf ? new Value.SetValue(elements) : new Value.Sequence(elements);
    }

    /// What an apply makes of a plan: the unknowns get values, the rest stays.
    Value applied(Value planned, Type type) {
        return switch (planned) {
            case Value.Unknown _ -> known(type);
            case Value.ObjectValue object
            when type instanceof Type.ObjectOf(var attributes) -> {
                Map<String, Value> values = new LinkedHashMap<>();
                object.attributes().forEach((name, value) -> values.put(name, applied(value, attributes.get(name))));
                yield new Value.ObjectValue(values);
            }
            case Value.MapValue(SortedMap<String, Value> entries)
            when type instanceof Type.MapOf(Type element) -> {
                Map<String, Value> values = new TreeMap<>();
                entries.forEach((key, value) -> values.put(key, applied(value, element)));
                yield new Value.MapValue(values);
            }
            case Value.Sequence(List<Value> elements)
            when type instanceof Type.ListOf(Type element) ->
                new Value.Sequence(
                        elements.stream().map(e -> applied(e, element)).toList());
            case Value.SetValue(List<Value> elements)
            when type instanceof Type.SetOf(Type element) ->
                new Value.SetValue(
                        elements.stream().map(e -> applied(e, element)).toList());
            default -> planned;
        };
    }
}
