package io.dataplane.schema.docs;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.FunctionSchema;
import io.dataplane.schema.attribute.FunctionSchema.Parameter;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.Nesting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Schemas as JSON with one attribute per line, so that a review sees each change of what users can write.
public final class SchemaListing {
    private final List<String> lines = new ArrayList<>();

    private SchemaListing() {}

    /// @param schemas by the name of what has it
    public static String of(SortedMap<String, BlockSchema> schemas) {
        return schemas.entrySet().stream()
                .map(SchemaListing::listed)
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    /// A function as if it were a block: its parameters in order, then its answer.
    public static BlockSchema function(FunctionSchema function) {
        List<AttributeSchema> lines = new ArrayList<>();
        function.parameters().forEach(p -> lines.add(line(p, p.nullAllowed() ? Mode.OPTIONAL : Mode.REQUIRED)));
        function.variadic().ifPresent(p -> lines.add(line(p, Mode.OPTIONAL)));
        lines.add(line(new Parameter("return", function.result(), false, false, ""), Mode.COMPUTED));
        return new BlockSchema(lines, List.of(), function.description());
    }

    private static AttributeSchema line(Parameter p, Mode mode) {
        return new AttributeSchema(
                p.name(), p.type(), null, mode, false, false, false, null, List.of(), p.description());
    }

    private static String listed(Map.Entry<String, BlockSchema> schema) {
        SchemaListing listing = new SchemaListing();
        listing.block("", schema.getValue());
        return "\"" + schema.getKey() + "\": {\n" + String.join(",\n", listing.lines) + "\n}";
    }

    private void block(String path, BlockSchema block) {
        attributes(path, block.attributes());
        block.blocks().forEach(inner -> {
            String words = "block " + word(inner.nesting())
                    + (inner.minItems() == 0 ? "" : ", min " + inner.minItems())
                    + (inner.maxItems() == 0 ? "" : ", max " + inner.maxItems());
            line(path + inner.name(), words);
            block(path + inner.name() + step(inner.nesting()), inner.block());
        });
    }

    private void attributes(String path, List<AttributeSchema> attributes) {
        for (AttributeSchema attribute : attributes) {
            line(path + attribute.name(), words(attribute));
            if (attribute.nested() != null) {
                attributes(
                        path + attribute.name() + step(attribute.nested().nesting()),
                        attribute.nested().attributes());
            }
        }
    }

    private static String words(AttributeSchema attribute) {
        List<String> words = new ArrayList<>();
        words.add(TypeWords.of(attribute));
        words.add(word(attribute.mode()));
        if (attribute.defaultValue() != null) {
            words.add("default " + Literal.of(attribute.defaultValue()));
        }
        if (attribute.sensitive()) {
            words.add("sensitive");
        }
        if (attribute.writeOnly()) {
            words.add("write-only");
        }
        if (attribute.requiresReplace()) {
            words.add("replaces");
        }
        return String.join(", ", words);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace("_", " and ");
    }

    private static String step(Nesting nesting) {
        return nesting == Nesting.SINGLE ? "." : ".*.";
    }

    private void line(String path, String words) {
        lines.add("  \"" + path + "\": " + Literal.quote(words));
    }
}
