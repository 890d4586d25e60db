package io.dataplane.schema.docs;

import io.dataplane.schema.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// A value as a user writes it in a configuration.
final class Literal {
    private Literal() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Null _ -> "null";
            case Value.Unknown _ -> "unknown";
            case Value.Bool(boolean truth) -> Boolean.toString(truth);
            case Value.Numeric(BigDecimal number) -> number.toPlainString();
            case Value.Text(String text) -> quote(text);
            case Value.Sequence(List<Value> elements) -> list(elements);
            case Value.SetValue(List<Value> elements) -> list(elements);
            case Value.MapValue(SortedMap<String, Value> entries) -> entries(entries, true);
            case Value.ObjectValue object -> entries(object.attributes(), false);
            case Value.Typed typed -> of(typed.value());
        };
    }

    static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static String list(List<Value> elements) {
        return elements.stream().map(Literal::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String entries(Map<String, Value> entries, boolean quoted) {
        String inner = entries.entrySet().stream()
                .filter(entry -> !entry.getValue().isNull())
                .map(entry -> (quoted ? quote(entry.getKey()) : entry.getKey()) + " = " + of(entry.getValue()))
                .collect(Collectors.joining(", "));
        return inner.isEmpty() ? "{}" : "{ " + inner + " }";
    }
}
