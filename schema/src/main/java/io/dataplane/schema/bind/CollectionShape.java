package io.dataplane.schema.bind;

import io.dataplane.schema.attribute.Elements;
import io.dataplane.schema.attribute.Nesting;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `List`, `Set` and `Map<String, ...>` of anything that has a shape.
record CollectionShape(Nesting nesting, Shape element) implements Shape {
    static Nesting nesting(ParameterizedType javaType) {
        Class<?> raw = (Class<?>) javaType.getRawType();
        boolean map = raw == Map.class || raw == SortedMap.class;
        if (map && javaType.getActualTypeArguments()[0] == String.class) {
            return Nesting.MAP;
        }
        if (raw == List.class || raw == Set.class) {
            return raw == List.class ? Nesting.LIST : Nesting.SET;
        }
        throw new IllegalStateException(
                javaType.getTypeName() + " has no Terraform type; use List, Set or Map with String keys");
    }

    @Override
    public Type type() {
        return nesting.of(element.type());
    }

    @Override
    public @Nullable Object read(Value value) {
        return switch (value) {
            case Value.Sequence(List<Value> elements) -> list(elements);
            case Value.SetValue(List<Value> elements) ->
                Collections.unmodifiableSet(new LinkedHashSet<>(list(elements)));
            case Value.MapValue(SortedMap<String, Value> entries) -> {
                SortedMap<String, @Nullable Object> read = new TreeMap<>();
                entries.forEach((key, entry) -> read.put(key, element.read(entry)));
                yield Collections.unmodifiableSortedMap(read);
            }
            case Value.Null _ -> null;
            default -> throw new IllegalStateException("a " + nesting + " cannot be read from this value");
        };
    }

    private List<@Nullable Object> list(List<Value> elements) {
        List<@Nullable Object> read = new ArrayList<>(elements.size());
        elements.forEach(value -> read.add(element.read(value)));
        return Collections.unmodifiableList(read);
    }

    @Override
    public Value write(@Nullable Object object) {
        if (object instanceof Map<?, ?> map) {
            Map<String, Value> written = LinkedHashMap.newLinkedHashMap(map.size());
            map.forEach((key, entry) -> written.put((String) key, element.write(entry)));
            return new Value.MapValue(written);
        }
        if (object instanceof Collection<?> collection) {
            List<Value> written = new ArrayList<>(collection.size());
            collection.forEach(entry -> written.add(element.write(entry)));
            return nesting == Nesting.SET ? new Value.SetValue(written) : new Value.Sequence(written);
        }
        return Values.NULL;
    }

    @Override
    public void unknowns(Value value, AttributePath path, List<AttributePath> found) {
        if (value.isUnknown()) {
            found.add(path);
        }
        Elements.forEach(value, path, (part, at) -> element.unknowns(part, at, found));
    }

    @Override
    public void check(Value value, AttributePath path, Diagnostics diagnostics) {
        Elements.forEach(value, path, (part, at) -> {
            if (part.isNull()) {
                Elements.nullElement(at, diagnostics);
            }
            element.check(part, at, diagnostics);
        });
    }
}
