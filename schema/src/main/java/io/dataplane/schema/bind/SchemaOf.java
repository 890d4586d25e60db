package io.dataplane.schema.bind;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.NestedAttributes;
import io.dataplane.schema.attribute.NestedBlockSchema;
import io.dataplane.schema.attribute.Nesting;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.attribute.RequiresReplace;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.attribute.Sensitive;
import io.dataplane.schema.attribute.WriteOnly;
import io.dataplane.schema.bind.Component.Nested;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Derives the schema tree from a model record. What the record says wrongly is a mistake of ours and stops at once.
public final class SchemaOf {
    private static final List<Class<? extends Annotation>> MODES =
            List.of(Required.class, Optional.class, Default.class, Computed.class);

    private SchemaOf() {}

    public static Schema record(Class<? extends Record> model, long version, String description) {
        return new Schema(version, block(model, description, Place.top(model)));
    }

    /// Of a record that values were stored with in the past: names and types, whatever is annotated.
    public static Schema stored(Class<? extends Record> model, long version) {
        return new Schema(version, storedBlock(model));
    }

    private static BlockSchema storedBlock(Class<?> record) {
        List<AttributeSchema> attributes = new ArrayList<>();
        List<NestedBlockSchema> blocks = new ArrayList<>();
        for (Component component : Component.of(record)) {
            if (component.isInline()) {
                BlockSchema group = storedBlock(component.source().getType());
                attributes.addAll(group.attributes());
                blocks.addAll(group.blocks());
            } else if (component.isBlock()) {
                BlockSchema inner = storedBlock(component.nested().orElseThrow().type());
                blocks.add(new NestedBlockSchema(component.name(), Nesting.LIST, inner, 0, 0));
            } else {
                Type type = component.shape().type();
                attributes.add(new AttributeSchema(
                        component.name(), type, null, Mode.OPTIONAL, false, false, false, null, List.of(), ""));
            }
        }
        return new BlockSchema(attributes, blocks, "");
    }

    private static BlockSchema block(Class<?> record, String description, Place place) {
        List<AttributeSchema> attributes = new ArrayList<>();
        List<NestedBlockSchema> blocks = new ArrayList<>();
        collect(record, place, attributes, blocks);
        return new BlockSchema(attributes, blocks, description);
    }

    private static void collect(
            Class<?> record, Place place, List<AttributeSchema> attributes, List<NestedBlockSchema> blocks) {
        for (Component component : Component.of(record)) {
            Place here = place.at(record, component.name());
            if (component.isInline()) {
                Class<?> group = component.source().getType();
                here.require(group.isRecord(), "is @Inline but not a record");
                collect(group, place.inside(group, here), attributes, blocks);
            } else if (component.isBlock()) {
                here.require(place.allowsBlocks(), "is a @Block inside a nested attribute");
                blocks.add(nestedBlock(component, here));
            } else {
                attributes.add(attribute(component, here));
            }
        }
    }

    private static NestedBlockSchema nestedBlock(Component component, Place place) {
        Nested nested = component.nested().orElseThrow(() -> place.mistake("is a @Block but not a record"));
        boolean single = nested.nesting() == Nesting.SINGLE;
        place.require(single || nested.nesting() == Nesting.LIST, "is a @Block that is neither a record nor a list");
        place.require(
                !component.isPlanned()
                        && Stream.of(
                                        Default.class,
                                        Computed.class,
                                        Sensitive.class,
                                        WriteOnly.class,
                                        RequiresReplace.class)
                                .noneMatch(component::has),
                "is a @Block; only @Required, @Optional and @Doc can stand on it");
        BlockSchema block = block(nested.type(), doc(component, place), place.block(nested));
        return new NestedBlockSchema(
                component.name(), Nesting.LIST, block, component.has(Required.class) ? 1 : 0, single ? 1 : 0);
    }

    private static AttributeSchema attribute(Component component, Place place) {
        Mode mode = mode(component, place);
        boolean writeOnly = component.has(WriteOnly.class);
        place.require(!(writeOnly && mode.isComputed()), "is @WriteOnly and can therefore have no value of its own");
        place.require(
                !(writeOnly && component.has(RequiresReplace.class)),
                "is @WriteOnly and cannot be compared, so @RequiresReplace belongs on its version attribute");
        place.require(!(writeOnly && place.inSet()), "is @WriteOnly inside a set");
        place.require(
                mode != Mode.COMPUTED || !place.inList() || place.computed(),
                "is @Computed inside a list or set, whose elements Terraform cannot tell apart between plans");
        place.require(
                mode != Mode.COMPUTED || component.isPlanned() || place.computed(), "is @Computed but not Planned");
        @Nullable
        NestedAttributes nested = component
                .nested()
                .map(n -> nestedAttributes(n, place.nested(n, mode)))
                .orElse(null);
        @Nullable Type type = nested == null ? component.shape().type() : null;
        AttributeSchema bare = new AttributeSchema(
                component.name(),
                type,
                nested,
                mode,
                component.has(Sensitive.class),
                writeOnly,
                component.has(RequiresReplace.class),
                null,
                Rules.of(component),
                doc(component, place));
        Default text = component.source().getAnnotation(Default.class);
        return text == null ? bare : bare.withDefault(defaultValue(text, bare, place));
    }

    private static NestedAttributes nestedAttributes(Nested nested, Place place) {
        return new NestedAttributes(
                nested.nesting(), block(nested.type(), "", place).attributes());
    }

    private static Mode mode(Component component, Place place) {
        List<Class<? extends Annotation>> found =
                MODES.stream().filter(component::has).toList();
        if (place.computed()) {
            place.require(
                    found.isEmpty() || found.equals(List.of(Computed.class)),
                    "stands inside something computed and can only be @Computed");
            return Mode.COMPUTED;
        }
        place.require(found.size() == 1, "needs exactly one of @Required, @Optional, @Default and @Computed");
        return component.has(Required.class)
                ? Mode.REQUIRED
                : component.has(Optional.class)
                        ? Mode.OPTIONAL
                        : component.has(Default.class) ? Mode.OPTIONAL_COMPUTED : Mode.COMPUTED;
    }

    private static Value defaultValue(Default text, AttributeSchema attribute, Place place) {
        try {
            return DefaultValue.of(text.value(), attribute.impliedType());
        } catch (IllegalArgumentException e) {
            throw place.mistake("has a @Default that does not fit: " + e.getMessage());
        }
    }

    private static String doc(Component component, Place place) {
        Doc doc = component.source().getAnnotation(Doc.class);
        place.require(doc != null && !doc.value().isBlank(), "has no @Doc");
        return doc == null ? "" : doc.value();
    }
}
