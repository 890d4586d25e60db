package io.dataplane.schema.bind;

import io.dataplane.schema.attribute.Block;
import io.dataplane.schema.attribute.Inline;
import io.dataplane.schema.attribute.Nesting;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One component of a model record, as the schema sees it; `content` is its type without `Planned`.
record Component(RecordComponent source, String name, Type content, boolean isPlanned) {
    /// Records that stand in this place, and how many.
    record Nested(Nesting nesting, Class<?> type) {}

    static List<Component> of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(Component::of).toList();
    }

    private static Component of(RecordComponent source) {
        boolean planned = source.getType() == Planned.class;
        Type type = source.getGenericType();
        return new Component(
                source, name(source), planned ? ((ParameterizedType) type).getActualTypeArguments()[0] : type, planned);
    }

    /// `ec2VpcId` is written `ec2_vpc_id`.
    private static String name(RecordComponent source) {
        StringBuilder name = new StringBuilder();
        for (char letter : source.getName().toCharArray()) {
            if (Character.isUpperCase(letter)) {
                name.append('_');
            }
            name.append(Character.toLowerCase(letter));
        }
        return name.toString();
    }

    Method accessor() {
        Method accessor = source.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    boolean has(Class<? extends Annotation> annotation) {
        return source.isAnnotationPresent(annotation);
    }

    boolean isInline() {
        return has(Inline.class);
    }

    boolean isBlock() {
        return has(Block.class);
    }

    /// Empty for plain types; a collection of collections is one, whatever stands inside.
    Optional<Nested> nested() {
        if (content instanceof Class<?> plain) {
            return plain.isRecord() ? Optional.of(new Nested(Nesting.SINGLE, plain)) : Optional.empty();
        }
        ParameterizedType generic = (ParameterizedType) content;
        Type[] arguments = generic.getActualTypeArguments();
        return arguments[arguments.length - 1] instanceof Class<?> element && element.isRecord()
                ? Optional.of(new Nested(CollectionShape.nesting(generic), element))
                : Optional.empty();
    }

    Shape shape() {
        Shape inner = Shape.of(content);
        if (isBlock() && inner instanceof RecordShape single) {
            return new SingleBlockShape(single);
        }
        return isPlanned ? new PlannedShape(inner) : inner;
    }
}
