package io.dataplane.proto.made;

import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a broken planner or resource does to a good answer.
enum Mutant {
    MAKES_UNKNOWN(_ -> Optional.of(Values.UNKNOWN)),
    FORGETS_VALUE(value -> value.isNull() ? Optional.empty() : Optional.of(Values.NULL)),
    CHANGES_VALUE(Mutant::changed),
    DROPS_ELEMENT(Mutant::shorter),
    ADDS_ELEMENT(Mutant::longer);

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<Value, Optional<Value>> damage;

    Mutant(Function<Value, Optional<Value>> damage) {
        this.damage = damage;
    }

    /// The value once for each configured argument and each block that can be damaged in this way.
    Stream<Value> damaged(SchemaBlock schema, Value.ObjectValue config, Value.ObjectValue answer) {
        Stream<String> arguments = schema.getAttributesList().stream()
                .filter(attribute -> !attribute.getWriteOnly() && (attribute.getOptional() || attribute.getRequired()))
                .map(SchemaAttribute::getName)
                .filter(name -> !config.get(name).isNull());
        Stream<String> blocks = schema.getBlockTypesList().stream().map(SchemaNestedBlock::getTypeName);
        return Stream.concat(arguments, blocks)
                .flatMap(name -> damage.apply(answer.get(name)).map(part -> answer.with(name, part)).stream());
    }

    private static Optional<Value> changed(Value value) {
        return switch (value) {
            case Value.Bool(boolean truth) -> Optional.of(Values.of(!truth));
            case Value.Text(String text) -> Optional.of(Values.of(text + "!"));
            case Value.Numeric(BigDecimal number) -> Optional.of(Values.of(number.add(new BigDecimal("1e-40"))));
            case Value.Sequence list
            when !list.elements().isEmpty() ->
                changed(list.elements().getFirst()).map(first -> {
                    List<Value> others = new ArrayList<>(list.elements());
                    others.set(0, first);
                    return new Value.Sequence(others);
                });
            case Value.MapValue map
            when !map.entries().isEmpty() ->
                changed(map.entries().firstEntry().getValue()).map(first -> {
                    Map<String, Value> others = new TreeMap<>(map.entries());
                    others.put(map.entries().firstKey(), first);
                    return new Value.MapValue(others);
                });
            default -> Optional.empty();
        };
    }

    private static Optional<Value> shorter(Value value) {
        return switch (value) {
            case Value.Sequence list
            when !list.elements().isEmpty() ->
                Optional.of(new Value.Sequence(
                        list.elements().subList(1, list.elements().size())));
            case Value.SetValue set
            when !set.elements().isEmpty() ->
                Optional.of(new Value.SetValue(
                        set.elements().subList(1, set.elements().size())));
            case Value.MapValue map
            when !map.entries().isEmpty() -> {
                Map<String, Value> fewer = new TreeMap<>(map.entries());
                fewer.remove(map.entries().firstKey());
                yield Optional.of(new Value.MapValue(fewer));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Value> longer(Value value) {
        return switch (value) {
            case Value.Sequence list
            when !list.elements().isEmpty() -> {
                List<Value> more = new ArrayList<>(list.elements());
                more.add(list.elements().getFirst());
                yield Optional.of(new Value.Sequence(more));
            }
            case Value.MapValue map
            when !map.entries().isEmpty() -> {
                Map<String, Value> more = new LinkedHashMap<>(map.entries());
                more.put("another", map.entries().firstEntry().getValue());
                yield Optional.of(new Value.MapValue(more));
            }
            default -> Optional.empty();
        };
    }
}
