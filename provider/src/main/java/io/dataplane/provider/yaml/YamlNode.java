package io.dataplane.provider.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A part of a YAML text, and where it begins.
public sealed interface YamlNode {
    Mark mark();

    /// A single value: as it is written, and as YAML 1.1 understands it (`String`, `Boolean`, `BigInteger`,
    /// `BigDecimal` or null).
    record Scalar(String text, @Nullable Object value, Mark mark) implements YamlNode {
        /// Text, whatever it looks like.
        public static Scalar text(String text, Mark mark) {
            return new Scalar(text, text, mark);
        }
    }

    /// A list.
    record Sequence(List<YamlNode> elements, Mark mark) implements YamlNode {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /// A mapping in the order of its text; its keys are text, whatever they look like.
    record Mapping(Map<String, YamlNode> entries, Mark mark) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public Optional<YamlNode> get(String key) {
            return Optional.ofNullable(entries.get(key)).filter(node -> !node.isNull());
        }
    }

    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.value() == null;
    }

    /// As maps, lists and the values of scalars; equal for texts that mean the same.
    default @Nullable Object plain() {
        return switch (this) {
            case Scalar scalar -> scalar.value();
            case Sequence(List<YamlNode> elements, Mark mark) -> {
                List<@Nullable Object> plain = new ArrayList<>();
                elements.forEach(element -> plain.add(element.plain()));
                yield plain;
            }
            case Mapping(Map<String, YamlNode> entries, Mark mark) -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                entries.forEach((key, entry) -> plain.put(key, entry.plain()));
                yield plain;
            }
        };
    }
}
