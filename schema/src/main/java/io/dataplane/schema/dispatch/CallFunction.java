package io.dataplane.schema.dispatch;

import io.dataplane.schema.attribute.FunctionSchema;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.FunctionBinder;
import io.dataplane.schema.diagnostic.Diagnostic;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Calls a function: pure, unconfigured.
public final class CallFunction {
    private final Registry registry;

    public CallFunction(Registry registry) {
        this.registry = registry;
    }

    /// Why there is no answer; `argument` counts from 0 and is empty when it is not one argument's fault.
    public record Failure(String text, Optional<Integer> argument) {}

    /// The answer, or why there is none.
    public record Answer(Value result, Optional<Failure> failure) {}

    public Answer run(String name, List<Value> arguments) {
        return run(registry.signature(name), arguments);
    }

    private static <A extends Record, R> Answer run(Signature<A, R> signature, List<Value> arguments) {
        FunctionBinder<A> binder = signature.binder();
        FunctionSchema schema = signature.schema();
        int least = schema.parameters().size();
        if (arguments.size() < least || (schema.variadic().isEmpty() && arguments.size() > least)) {
            String text = signature.function().name() + " takes " + least + " arguments"
                    + (schema.variadic().isPresent() ? " or more" : "") + ", not " + arguments.size();
            return new Answer(Values.NULL, Optional.of(new Failure(text, Optional.empty())));
        }
        Value.ObjectValue named = binder.named(arguments);
        Diagnostics diagnostics = new Diagnostics();
        new ConfigCheck(false, diagnostics).block(binder.arguments().block(), named, AttributePath.ROOT);
        Value result = Values.NULL;
        if (!diagnostics.hasErrors()) {
            result = switch (binder.bind(named)) {
                // Terraform does not ask while an argument that must be known is unknown; if it did, nothing is guessed
                case Bound.PartlyUnknown<A> _ -> Values.UNKNOWN;
                case Bound.Known<A>(A known) ->
                    binder.unbind(signature.function().call(known, diagnostics));
            };
        }
        return diagnostics.hasErrors()
                ? new Answer(Values.NULL, Optional.of(failure(schema, diagnostics.errors())))
                : new Answer(result, Optional.empty());
    }

    private static Failure failure(FunctionSchema schema, List<Diagnostic> errors) {
        // Terraform puts a full stop of its own at the end
        String text = errors.stream()
                .map(Diagnostic::detail)
                .collect(Collectors.joining("\n"))
                .replaceFirst("\\.$", "");
        Set<Optional<Integer>> arguments =
                errors.stream().map(error -> argument(schema, error.path())).collect(Collectors.toSet());
        return new Failure(text, arguments.size() == 1 ? arguments.iterator().next() : Optional.empty());
    }

    private static Optional<Integer> argument(FunctionSchema schema, AttributePath path) {
        List<String> names = new ArrayList<>();
        schema.parameters().forEach(parameter -> names.add(parameter.name()));
        if (path.steps().isEmpty() || !(path.steps().getFirst() instanceof AttributePath.Name(String name))) {
            return Optional.empty();
        }
        if (names.contains(name)) {
            return Optional.of(names.indexOf(name));
        }
        boolean element = path.steps().size() > 1 && path.steps().get(1) instanceof AttributePath.Index;
        return element
                ? Optional.of(
                        names.size() + (int) ((AttributePath.Index) path.steps().get(1)).index())
                : Optional.empty();
    }
}
