package io.dataplane.schema.bind;

import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A record, read and written by component name; what is inline stands at its own level.
final class RecordShape implements Shape {
    private static final ClassValue<RecordShape> CACHE = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> record) {
            return new RecordShape(record);
        }
    };

    /// One component: where its value stands, how it is read, how it is taken from a record.
    private record Member(Component component, Shape shape, Method accessor) {
        AttributePath under(AttributePath path) {
            return component.isInline() ? path : path.name(component.name());
        }

        Value in(Value.ObjectValue object) {
            return component.isInline() ? object : object.get(component.name());
        }
    }

    private final List<Member> members;
    private final Constructor<?> constructor;

    static RecordShape of(Class<?> record) {
        return CACHE.get(record);
    }

    private RecordShape(Class<?> record) {
        List<Component> components = Component.of(record);
        Class<?>[] types = components.stream().map(c -> c.source().getType()).toArray(Class<?>[]::new);
        try {
            constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(record.getName() + " cannot be bound", e);
        }
        members = components.stream()
                .map(component -> new Member(component, component.shape(), component.accessor()))
                .toList();
    }

    @Override
    public Type.ObjectOf type() {
        SortedMap<String, Type> types = new TreeMap<>();
        for (Member member : members) {
            if (member.component.isInline()) {
                types.putAll(((RecordShape) member.shape).type().attributes());
            } else {
                types.put(member.component.name(), member.shape.type());
            }
        }
        return new Type.ObjectOf(types);
    }

    @Override
    public @Nullable Object read(Value value) {
        if (value instanceof Value.ObjectValue object) {
            Object[] arguments = members.stream()
                    .map(member -> member.shape.read(member.in(object)))
                    .toArray();
            return invoked(() -> constructor.newInstance(arguments));
        }
        return null;
    }

    @Override
    public Value write(@Nullable Object object) {
        if (object == null) {
            return Values.NULL;
        }
        Map<String, Value> attributes = new LinkedHashMap<>();
        writeInto(attributes, object);
        return new Value.ObjectValue(attributes);
    }

    private void writeInto(Map<String, Value> attributes, @Nullable Object object) {
        for (Member member : members) {
            Object part = object == null ? null : invoked(() -> member.accessor.invoke(object));
            if (member.component.isInline()) {
                ((RecordShape) member.shape).writeInto(attributes, part);
            } else if (part == null && member.component.isBlock()) {
                attributes.put(member.component.name(), new Value.Sequence(List.of())); // a block list is never null
            } else {
                attributes.put(member.component.name(), member.shape.write(part));
            }
        }
    }

    @Override
    public void unknowns(Value value, AttributePath path, List<AttributePath> found) {
        if (value.isUnknown()) {
            found.add(path);
        }
        if (value instanceof Value.ObjectValue object) {
            members.forEach(member -> member.shape.unknowns(member.in(object), member.under(path), found));
        }
    }

    @Override
    public void check(Value value, AttributePath path, Diagnostics diagnostics) {
        if (value instanceof Value.ObjectValue object) {
            members.forEach(member -> member.shape.check(member.in(object), member.under(path), diagnostics));
        }
    }

    private interface Reflective {
        @Nullable
        Object call() throws ReflectiveOperationException;
    }

    private static @Nullable Object invoked(Reflective reflective) {
        try {
            return reflective.call();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
