package io.dataplane.proto.made;

import io.dataplane.proto.codec.SchemaCodec;
import io.dataplane.proto.codec.TypeCodec;
import io.dataplane.proto.wire.SchemaAttribute;
import io.dataplane.proto.wire.SchemaBlock;
import io.dataplane.proto.wire.SchemaNestedBlock;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.spi.CallContext;
import io.dataplane.schema.spi.ManagedResource;
import io.dataplane.schema.spi.PlanRequest;
import io.dataplane.schema.spi.PlanResponse;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Serves any model: it decides computed attributes from the arguments alone, so that it answers the same again.
final class MadeResource<M extends Record> implements ManagedResource<M> {
    /// How the next calls go.
    enum Mood {
        WELL,
        /// An error beside what exists.
        PARTLY,
        /// An error and nothing.
        NOT_AT_ALL,
        GONE,
        THROWS
    }

    private final Class<M> model;
    private final Binder<M> binder;
    private final SchemaBlock schema;
    private final Type type;
    volatile Mood mood = Mood.WELL;

    MadeResource(Class<M> model) {
        this.model = model;
        this.binder = Binder.of(model);
        var derived = SchemaOf.record(model, 0, "");
        this.schema = SchemaCodec.write(derived).getBlock();
        this.type = derived.impliedType();
    }

    SchemaBlock schema() {
        return schema;
    }

    Type type() {
        return type;
    }

    @Override
    public String typeName() {
        return "made_" + model.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Class<M> model() {
        return model;
    }

    @Override
    public String description() {
        return "Made up.";
    }

    @Override
    public PlanResponse<M> plan(PlanRequest<M> request, CallContext context, Diagnostics diagnostics) {
        Value.ObjectValue config = binder.unbind(request.config());
        M before = request.priorState();
        Value prior = before == null ? Values.NULL : binder.unbind(before);
        Value unchanged = block(schema, config, prior, false);
        boolean same = before != null && unchanged.equals(prior);
        return new PlanResponse<>(bound(same ? unchanged : block(schema, config, prior, true)));
    }

    private M bound(Value value) {
        if (binder.bind(value) instanceof Bound.Known<M>(M known)) {
            return known;
        }
        throw new IllegalStateException("unknown outside a Planned place");
    }

    private Value block(SchemaBlock block, Value.ObjectValue config, Value prior, boolean changed) {
        Map<String, Value> values = attributes(block.getAttributesList(), config, prior, changed);
        for (SchemaNestedBlock nested : block.getBlockTypesList()) {
            values.put(
                    nested.getTypeName(),
                    each(
                            config.get(nested.getTypeName()),
                            named(prior, nested.getTypeName()),
                            (part, before) -> block(nested.getBlock(), part, before, changed)));
        }
        return new Value.ObjectValue(values);
    }

    private Map<String, Value> attributes(
            List<SchemaAttribute> attributes, Value.ObjectValue config, Value prior, boolean changed) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (SchemaAttribute attribute : attributes) {
            Value given = config.get(attribute.getName());
            Value before = named(prior, attribute.getName());
            Value value = given;
            if (attribute.getComputed() && !attribute.getOptional()) {
                value = changed ? decided(attribute, config, before) : before;
            } else if (attribute.getWriteOnly()) {
                value = Values.NULL;
            } else if (attribute.hasNestedType()) {
                List<SchemaAttribute> inner = attribute.getNestedType().getAttributesList();
                value = each(
                        given, before, (part, old) -> new Value.ObjectValue(attributes(inner, part, old, changed)));
            }
            values.put(attribute.getName(), value);
        }
        return values;
    }

    private interface Change {
        Value of(Value.ObjectValue part, Value prior);
    }

    private static Value each(Value whole, Value prior, Change change) {
        return switch (whole) {
            case Value.ObjectValue object -> change.of(object, prior);
            case Value.Sequence list -> {
                List<Value> parts = new ArrayList<>();
                for (Value part : list.elements()) {
                    Value before = prior instanceof Value.Sequence old
                                    && parts.size() < old.elements().size()
                            ? old.elements().get(parts.size())
                            : Values.NULL;
                    parts.add(each(part, before, change));
                }
                yield new Value.Sequence(parts);
            }
            case Value.SetValue set ->
                new Value.SetValue(set.elements().stream()
                        .map(part -> each(part, Values.NULL, change))
                        .toList());
            case Value.MapValue map -> {
                Map<String, Value> parts = new TreeMap<>();
                map.entries()
                        .forEach((key, part) -> parts.put(
                                key,
                                each(
                                        part,
                                        prior instanceof Value.MapValue old
                                                ? old.entries().getOrDefault(key, Values.NULL)
                                                : Values.NULL,
                                        change)));
                yield new Value.MapValue(parts);
            }
            default -> whole;
        };
    }

    private static Value named(Value whole, String name) {
        return whole instanceof Value.ObjectValue object ? object.get(name) : Values.NULL;
    }

    /// One of: not known yet, as before, known already; what follows from arguments is known when all of them are.
    private static Value decided(SchemaAttribute attribute, Value.ObjectValue arguments, Value before) {
        long seed = attribute.getName().hashCode();
        return switch (Math.floorMod(seed, 3)) {
            case 0 -> Values.UNKNOWN;
            case 1 -> before;
            default ->
                arguments.isWhollyKnown() ? new MadeValues(seed, false).known(typeOf(attribute)) : Values.UNKNOWN;
        };
    }

    private static Type typeOf(SchemaAttribute attribute) {
        if (!attribute.hasNestedType()) {
            return TypeCodec.fromJson(attribute.getType().toStringUtf8());
        }
        TreeMap<String, Type> inner = new TreeMap<>();
        attribute.getNestedType().getAttributesList().forEach(each -> inner.put(each.getName(), typeOf(each)));
        Type object = new Type.ObjectOf(inner);
        return switch (attribute.getNestedType().getNesting()) {
            case LIST -> new Type.ListOf(object);
            case SET -> new Type.SetOf(object);
            case MAP -> new Type.MapOf(object);
            case SINGLE, INVALID, UNRECOGNIZED -> object;
        };
    }

    @Override
    public @Nullable M read(M state, CallContext context, Diagnostics diagnostics) {
        return switch (mood) {
            case WELL -> state;
            case GONE -> null;
            case PARTLY, NOT_AT_ALL -> failed(state, diagnostics);
            case THROWS -> throw new IllegalStateException("as told");
        };
    }

    private @Nullable M failed(@Nullable M beside, Diagnostics diagnostics) {
        diagnostics.error("Failed", "As told. Ask again.");
        return mood == Mood.NOT_AT_ALL ? null : beside;
    }

    @Override
    public @Nullable M create(M planned, CallContext context, Diagnostics diagnostics) {
        return made(planned, diagnostics);
    }

    private @Nullable M made(M planned, Diagnostics diagnostics) {
        return switch (mood) {
            case WELL -> {
                Value value = binder.unbind(planned);
                yield bound(new MadeValues(value.hashCode(), false).resolved(value, type));
            }
            case GONE -> null;
            case PARTLY, NOT_AT_ALL -> failed(planned, diagnostics);
            case THROWS -> throw new IllegalStateException("as told");
        };
    }

    @Override
    public M update(M priorState, M planned, CallContext context, Diagnostics diagnostics) {
        M made = made(planned, diagnostics);
        return made == null ? priorState : made;
    }

    @Override
    public @Nullable M delete(M priorState, CallContext context, Diagnostics diagnostics) {
        return switch (mood) {
            case WELL, GONE -> null;
            case PARTLY, NOT_AT_ALL -> failed(priorState, diagnostics);
            case THROWS -> throw new IllegalStateException("as told");
        };
    }

    /// The id is the seed of what is found.
    @Override
    public M importState(String id, CallContext context, Diagnostics diagnostics) {
        MadeValues values = new MadeValues(Long.parseLong(id), false);
        return bound(values.resolved(block(schema, values.config(schema, 0), Values.NULL, true), type));
    }
}
