package io.dataplane.schema.docs;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.attribute.BoundValidator;
import io.dataplane.schema.attribute.Mode;
import io.dataplane.schema.attribute.NestedAttributes;
import io.dataplane.schema.attribute.NestedBlockSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The reference of every attribute: required, optional, read-only, then one section for each nested schema.
final class SchemaReference {
    private final Page page;
    private final Deque<Section> open = new ArrayDeque<>();

    /// A nested schema that is still to be written.
    private record Section(String path, String anchor, BlockSchema content) {}

    /// One line of a list, under its name, and the nested schema that it points to.
    private record Item(String name, String text, Optional<Section> section) {}

    SchemaReference(Page page) {
        this.page = page;
    }

    void write(BlockSchema schema) {
        page.heading(2, "Schema");
        lists(schema, "", "### ", "");
        while (!open.isEmpty()) {
            Section section = open.removeFirst();
            page.line("<a id=\"" + section.anchor() + "\"></a>")
                    .heading(3, "Nested Schema for `" + section.path() + "`");
            lists(section.content(), section.path() + ".", "", ":");
        }
    }

    private void lists(BlockSchema schema, String path, String before, String after) {
        List<Section> nested = new ArrayList<>();
        list(before + "Required" + after, items(schema, path, Kind.REQUIRED), nested);
        list(before + "Optional" + after, items(schema, path, Kind.OPTIONAL), nested);
        list(before + "Read-Only" + after, items(schema, path, Kind.READ_ONLY), nested);
        // depth first, so that a section stands near the one that names it
        nested.reversed().forEach(open::addFirst);
    }

    private void list(String title, List<Item> items, List<Section> nested) {
        if (!items.isEmpty()) {
            page.line(title).line("");
            items.forEach(item -> page.line(item.text()));
            page.line("");
        }
        items.forEach(item -> item.section().ifPresent(nested::add));
    }

    /// Under which of the three headings something stands.
    private enum Kind {
        REQUIRED,
        OPTIONAL,
        READ_ONLY;

        boolean holds(Mode mode) {
            return switch (mode) {
                case REQUIRED -> this == REQUIRED;
                case OPTIONAL, OPTIONAL_COMPUTED -> this == OPTIONAL;
                case COMPUTED -> this == READ_ONLY;
            };
        }

        boolean holds(NestedBlockSchema block) {
            return this == (block.minItems() > 0 ? REQUIRED : OPTIONAL);
        }
    }

    private List<Item> items(BlockSchema schema, String path, Kind kind) {
        List<Item> items = new ArrayList<>();
        for (AttributeSchema attribute : schema.attributes()) {
            if (kind.holds(attribute.mode())) {
                items.add(attribute(attribute, path));
            }
        }
        for (NestedBlockSchema block : schema.blocks()) {
            if (kind.holds(block)) {
                items.add(block(block, path));
            }
        }
        items.sort(Comparator.comparing(Item::name));
        return items;
    }

    private static Item attribute(AttributeSchema attribute, String path) {
        String words = TypeWords.of(attribute);
        if (attribute.sensitive()) {
            words += ", Sensitive";
        }
        if (attribute.writeOnly()) {
            words += ", Write-only";
        }
        StringBuilder text =
                new StringBuilder("- `" + attribute.name() + "` (" + words + ") " + sentence(attribute.description()));
        attribute.validators().stream()
                .map(BoundValidator::description)
                .filter(Predicate.not(String::isEmpty))
                .forEach(rule -> text.append(" Rule: ").append(sentence(rule)));
        if (attribute.defaultValue() != null) {
            text.append(" Default: `")
                    .append(Literal.of(attribute.defaultValue()))
                    .append("`.");
        }
        if (attribute.requiresReplace()) {
            text.append(" Changing it replaces the resource.");
        }
        NestedAttributes inner = attribute.nested();
        if (inner == null) {
            return new Item(attribute.name(), text.toString(), Optional.empty());
        }
        BlockSchema content = new BlockSchema(inner.attributes(), List.of(), "");
        return linked(attribute.name(), text.toString(), section("nestedatt", path + attribute.name(), content));
    }

    private static Item block(NestedBlockSchema block, String path) {
        String words = block.maxItems() == 0 ? "Block List" : "Block List, Max: " + block.maxItems();
        String text = "- `" + block.name() + "` (" + words + ") "
                + sentence(block.block().description());
        return linked(block.name(), text, section("nestedblock", path + block.name(), block.block()));
    }

    private static Section section(String kind, String path, BlockSchema content) {
        return new Section(path, kind + "--" + path.replace(".", "--"), content);
    }

    private static Item linked(String name, String text, Section section) {
        String link = " (see [below for nested schema](#" + section.anchor() + "))";
        return new Item(name, text + link, Optional.of(section));
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() || ".!?)".indexOf(stripped.charAt(stripped.length() - 1)) >= 0
                ? stripped
                : stripped + ".";
    }
}
