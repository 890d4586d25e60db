package io.dataplane.schema.bind;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.FunctionSchema;
import io.dataplane.schema.attribute.FunctionSchema.Parameter;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.Schema;
import io.dataplane.schema.attribute.Variadic;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The arguments of a function as a record, by the order of its components, and the answer as a value.
public final class FunctionBinder<A extends Record> {
    private final Binder<A> binder;
    private final Schema arguments;
    private final List<Component> components;
    private final Shape result;

    private FunctionBinder(Class<A> parameters, Shape result) {
        this.binder = Binder.of(parameters);
        this.arguments = SchemaOf.record(parameters, 0, "");
        this.components = Component.of(parameters);
        this.result = result;
        for (Component component : components) {
            boolean last = component.equals(components.getLast());
            if (component.isInline() || component.isBlock() || component.has(Default.class)) {
                throw mistake(component, "is @Inline, a @Block or has a @Default, which a parameter cannot");
            }
            if (component.has(Variadic.class) && !(last && component.shape().type() instanceof Type.ListOf)) {
                throw mistake(component, "is @Variadic but not a list at the end");
            }
        }
    }

    /// @param result the Java type of the answer
    public static <A extends Record> FunctionBinder<A> of(Class<A> parameters, java.lang.reflect.Type result) {
        return new FunctionBinder<>(parameters, Shape.of(result));
    }

    private static IllegalStateException mistake(Component component, String mistake) {
        return new IllegalStateException("the parameter " + component.name() + " " + mistake);
    }

    public FunctionSchema schema(String summary, String description) {
        List<Parameter> parameters = new ArrayList<>();
        Optional<Parameter> variadic = Optional.empty();
        for (Component component : components) {
            AttributeSchema attribute = arguments.block().attributes().get(parameters.size());
            boolean nullAllowed = attribute.mode() == Mode.OPTIONAL;
            if (component.has(Variadic.class)) {
                Type element = ((Type.ListOf) attribute.impliedType()).element();
                variadic = Optional.of(parameter(attribute, element, false, component.isPlanned()));
            } else {
                parameters.add(parameter(attribute, attribute.impliedType(), nullAllowed, component.isPlanned()));
            }
        }
        return new FunctionSchema(parameters, variadic, result.type(), summary, description);
    }

    private static Parameter parameter(AttributeSchema attribute, Type type, boolean nullAllowed, boolean unknown) {
        return new Parameter(attribute.name(), type, nullAllowed, unknown, attribute.description());
    }

    /// What the record says about its components, to check the arguments with.
    public Schema arguments() {
        return arguments;
    }

    /// The arguments under the names of their parameters; there are as many as the schema asks for.
    public Value.ObjectValue named(List<Value> values) {
        Map<String, Value> named = new LinkedHashMap<>();
        for (Component component : components) {
            int at = named.size();
            named.put(
                    component.name(),
                    component.has(Variadic.class)
                            ? new Value.Sequence(values.subList(at, values.size()))
                            : values.get(at));
        }
        return new Value.ObjectValue(named);
    }

    public Bound<A> bind(Value.ObjectValue named) {
        return binder.bind(named);
    }

    public Value unbind(@Nullable Object answer) {
        return result.write(answer);
    }

    public Type resultType() {
        return result.type();
    }
}
