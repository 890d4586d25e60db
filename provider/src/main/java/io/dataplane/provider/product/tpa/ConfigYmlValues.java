package io.dataplane.provider.product.tpa;

import io.dataplane.provider.yaml.Mark;
import io.dataplane.provider.yaml.Scalars;
import io.dataplane.provider.yaml.YamlNode;
import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.NestedAttributes;
import io.dataplane.schema.attribute.Nesting;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Type;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// YAML whose keys are already those of the arguments, as values of the arguments' types, checked by their rules.
///
/// A text stays the text that is written, whatever it looks like; a single value stands for a list of it.
final class ConfigYmlValues {
    /// What only TPA reads; it evaluates templates itself.
    private static final Set<String> FOR_TPA = Set.of(
            "cluster_vars",
            "top_level_settings",
            "vars",
            "ansible_host",
            "mountpoint",
            "fstype",
            "fsopts",
            "mountopts",
            "readahead",
            "luks_volume");

    private final ConfigYmlProblems problems;

    ConfigYmlValues(ConfigYmlProblems problems) {
        this.problems = problems;
    }

    /// An object with every attribute, null where the mapping has no such key.
    Value.ObjectValue object(List<AttributeSchema> schema, Map<String, YamlNode> entries, AttributePath path) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (AttributeSchema attribute : schema) {
            YamlNode node = entries.get(attribute.name());
            AttributePath at = path.name(attribute.name());
            Value value = node == null || node.isNull() ? Values.NULL : value(attribute, node, at);
            values.put(attribute.name(), value);
            if (!value.isNull()) {
                rules(attribute, value, node.mark(), at);
            }
        }
        entries.forEach((key, node) -> {
            if (!values.containsKey(key)) {
                problems.at(node.mark(), "%s has no setting \"%s\". Remove it.".formatted(path, key));
            }
        });
        return new Value.ObjectValue(values);
    }

    private void rules(AttributeSchema attribute, Value value, Mark mark, AttributePath at) {
        Diagnostics broken = new Diagnostics();
        attribute.validators().forEach(rule -> rule.validate(value, at, broken));
        broken.errors().forEach(error -> problems.at(mark, error.detail()));
    }

    private Value value(AttributeSchema attribute, YamlNode node, AttributePath at) {
        NestedAttributes nested = attribute.nested();
        if (nested == null) {
            return value(attribute.impliedType(), node, at);
        }
        BiFunction<YamlNode, AttributePath, Value> one =
                (element, path) -> object(nested.attributes(), problems.entries(element, path.toString()), path);
        return switch (nested.nesting()) {
            case SINGLE -> one.apply(node, at);
            case LIST, SET -> collection(nested.nesting(), problems.elements(node, at.toString()), at, one);
            case MAP -> map(node, at, one);
        };
    }

    private Value value(Type type, YamlNode node, AttributePath at) {
        return switch (type) {
            case Type.Primitive primitive -> scalar(primitive, node, at);
            case Type.ListOf(Type element) ->
                collection(Nesting.LIST, several(node), at, (part, path) -> value(element, part, path));
            case Type.SetOf(Type element) ->
                collection(Nesting.SET, several(node), at, (part, path) -> value(element, part, path));
            case Type.MapOf(Type element) -> map(node, at, (part, path) -> value(element, part, path));
            case Type.ObjectOf(Map<String, Type> attributes) -> {
                Map<String, YamlNode> entries = problems.entries(node, at.toString());
                Map<String, Value> values = new LinkedHashMap<>();
                attributes.forEach((name, part) -> {
                    YamlNode entry = entries.remove(name);
                    values.put(name, entry == null ? Values.NULL : value(part, entry, at.name(name)));
                });
                entries.forEach((key, entry) ->
                        problems.at(entry.mark(), "%s has no setting \"%s\". Remove it.".formatted(at, key)));
                yield new Value.ObjectValue(values);
            }
            case Type.TupleOf _, Type.Dynamic _ -> throw new IllegalStateException("no argument is a " + type);
        };
    }

    private static List<YamlNode> several(YamlNode node) {
        return node instanceof YamlNode.Sequence sequence ? sequence.elements() : List.of(node);
    }

    private Value collection(
            Nesting nesting,
            List<YamlNode> nodes,
            AttributePath at,
            BiFunction<YamlNode, AttributePath, Value> element) {
        List<Value> values = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (node.isNull()) {
                problems.at(node.mark(), "%s has an empty element. Remove it.".formatted(at));
            } else {
                values.add(element.apply(node, at.index(values.size())));
            }
        }
        return nesting == Nesting.SET ? new Value.SetValue(values) : new Value.Sequence(values);
    }

    private Value map(YamlNode node, AttributePath at, BiFunction<YamlNode, AttributePath, Value> element) {
        Map<String, Value> values = new LinkedHashMap<>();
        problems.entries(node, at.toString()).forEach((key, entry) -> {
            if (entry.isNull()) {
                problems.at(entry.mark(), "%s has no value. Give it one, or remove it.".formatted(at.key(key)));
            } else {
                values.put(key, element.apply(entry, at.key(key)));
            }
        });
        return new Value.MapValue(values);
    }

    private Value scalar(Type.Primitive type, YamlNode node, AttributePath at) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            problems.at(node.mark(), "%s is a single value.".formatted(at));
            return Values.NULL;
        }
        if (scalar.isNull()) {
            return Values.NULL;
        }
        if (isTemplate(scalar.text()) && !isForTpa(at)) {
            problems.at(
                    node.mark(),
                    "the template %s is not evaluated by the provider: %s. Write the value itself."
                            .formatted(scalar.text(), at));
            return Values.NULL;
        }
        return switch (type) {
            case STRING -> Values.of(scalar.text());
            case BOOL -> truth(scalar, at);
            case NUMBER -> number(scalar, at);
        };
    }

    private static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%");
    }

    private static boolean isForTpa(AttributePath at) {
        return at.steps().stream()
                .anyMatch(step -> step instanceof AttributePath.Name(String name) && FOR_TPA.contains(name));
    }

    /// Quoted words mean what Ansible makes of them.
    private Value truth(YamlNode.Scalar scalar, AttributePath at) {
        Boolean truth = Scalars.truth(scalar.text());
        if (truth == null) {
            problems.at(scalar.mark(), "%s is yes or no, not \"%s\".".formatted(at, scalar.text()));
        }
        return Values.of(truth);
    }

    private Value number(YamlNode.Scalar scalar, AttributePath at) {
        BigDecimal number =
                switch (scalar.value()) {
                    case BigInteger whole -> new BigDecimal(whole);
                    case BigDecimal fraction -> fraction;
                    case String text when text.matches("-?[0-9]{1,15}") -> new BigDecimal(text);
                    case null, default -> null;
                };
        if (number == null) {
            problems.at(scalar.mark(), "%s is a number, not \"%s\".".formatted(at, scalar.text()));
        } else if (number.remainder(BigDecimal.ONE).signum() != 0
                || number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            problems.at(scalar.mark(), "%s is a whole number, not \"%s\".".formatted(at, scalar.text()));
            return Values.NULL;
        }
        return Values.of(number);
    }
}
