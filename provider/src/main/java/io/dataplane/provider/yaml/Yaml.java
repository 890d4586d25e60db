package io.dataplane.provider.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/// Reads one YAML 1.1 document. Nothing in it is executed or guessed: unknown tags, keys that stand twice and
/// texts that grow without measure are refused, and `{{ }}` is text like any other.
public final class Yaml {
    /// More, deeper or more repeated text comes from no person.
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int DEEPEST = 40;
    private static final int MOST_ALIASES = 100;
    private static final int MOST_NODES = 100_000;

    private final Set<Node> open = new HashSet<>();
    private int nodes;

    private Yaml() {}

    /// An empty text is an empty mapping.
    public static YamlNode parse(String text) throws InvalidYaml {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        try {
            Node root = new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text));
            return root == null ? new YamlNode.Mapping(Map.of(), new Mark(1, 1)) : new Yaml().node(root);
        } catch (MarkedYAMLException e) {
            throw new InvalidYaml(mark(e.getProblemMark()), problem(e));
        } catch (ReaderException e) {
            throw new InvalidYaml(
                    Mark.at(
                            text,
                            text.offsetByCodePoints(
                                    0, Math.min(e.getPosition(), text.codePointCount(0, text.length())))),
                    "a character that YAML does not allow: U+%04X.".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            throw new InvalidYaml(new Mark(1, 1), sentence(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // the library trips over some damaged tags, directives and escapes, each time in another way
            throw new InvalidYaml(new Mark(1, 1), "this is no YAML.");
        }
    }

    /// The text of a mapping, as arguments of type string hold it.
    public static YamlNode.Mapping parseMapping(String text) throws InvalidYaml {
        YamlNode node = parse(text);
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw new InvalidYaml(node.mark(), "a mapping (`key: value`) is expected here.");
    }

    /// Whether both can be read and mean the same.
    public static boolean same(String one, String other) {
        try {
            return Objects.equals(parse(one).plain(), parse(other).plain());
        } catch (InvalidYaml _) {
            return false;
        }
    }

    private YamlNode node(Node node) throws InvalidYaml {
        Mark mark = mark(node.getStartMark());
        if (++nodes > MOST_NODES) {
            throw new InvalidYaml(mark, "aliases make the text grow without measure. Write it out.");
        }
        if (!open.add(node)) {
            throw new InvalidYaml(mark, "this contains itself through an alias. Write it out.");
        }
        try {
            return switch (node) {
                case ScalarNode scalar -> Scalars.read(scalar, mark);
                case SequenceNode sequence -> sequence(sequence, mark);
                case MappingNode mapping -> mapping(mapping, mark);
                default -> throw new InvalidYaml(mark, "this is no YAML.");
            };
        } finally {
            open.remove(node);
        }
    }

    private YamlNode sequence(SequenceNode node, Mark mark) throws InvalidYaml {
        refuseTag(node, Tag.SEQ, mark);
        List<YamlNode> elements = new ArrayList<>();
        for (Node element : node.getValue()) {
            elements.add(node(element));
        }
        return new YamlNode.Sequence(elements, mark);
    }

    private YamlNode mapping(MappingNode node, Mark mark) throws InvalidYaml {
        refuseTag(node, Tag.MAP, mark);
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        List<YamlNode> merged = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merged.add(node(tuple.getValueNode()));
            } else {
                String key = key(tuple.getKeyNode());
                if (entries.putIfAbsent(key, node(tuple.getValueNode())) != null) {
                    throw new InvalidYaml(
                            mark(tuple.getKeyNode().getStartMark()),
                            "the key \"%s\" stands twice in this mapping. Remove one.".formatted(key));
                }
            }
        }
        for (YamlNode source : merged) {
            merge(source, entries);
        }
        return new YamlNode.Mapping(entries, mark);
    }

    /// `<<: *base` adds what is not there yet.
    private static void merge(YamlNode source, Map<String, YamlNode> entries) throws InvalidYaml {
        switch (source) {
            case YamlNode.Mapping mapping -> mapping.entries().forEach(entries::putIfAbsent);
            case YamlNode.Sequence sequence -> {
                for (YamlNode element : sequence.elements()) {
                    merge(element, entries);
                }
            }
            case YamlNode.Scalar scalar ->
                throw new InvalidYaml(scalar.mark(), "<< merges mappings, and this is none.");
        }
    }

    private static String key(Node node) throws InvalidYaml {
        Mark mark = mark(node.getStartMark());
        if (!(node instanceof ScalarNode scalar)) {
            throw new InvalidYaml(
                    mark,
                    "only text can be a key. A value that begins with {{ needs quotes around it: \"{{ name }}\".");
        }
        return Scalars.read(scalar, mark).text();
    }

    private static void refuseTag(Node node, Tag allowed, Mark mark) throws InvalidYaml {
        if (!node.getTag().equals(allowed)) {
            throw Scalars.unknownTag(node.getTag(), mark);
        }
    }

    static Mark mark(org.yaml.snakeyaml.error.@org.jspecify.annotations.Nullable Mark mark) {
        return mark == null ? new Mark(1, 1) : new Mark(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String problem(MarkedYAMLException e) {
        Set<String> parts = new LinkedHashSet<>();
        if (e.getContext() != null) {
            parts.add(e.getContext().strip());
        }
        if (e.getProblem() != null) {
            parts.add(e.getProblem().strip());
        }
        return sentence(String.join(", ", parts));
    }

    private static String sentence(String text) {
        String plain = text.replaceAll("\\s+", " ").strip();
        return (plain.isEmpty() ? "this is no YAML" : plain) + (plain.endsWith(".") ? "" : ".");
    }
}
