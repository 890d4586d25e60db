package io.dataplane.provider.product.tpa;

import io.dataplane.provider.yaml.Mark;
import io.dataplane.provider.yaml.YamlNode;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells what is wrong with a config.yml, at its place in the text.
///
/// @param path the argument that holds the text
record ConfigYmlProblems(AttributePath path, Diagnostics diagnostics) {
    static final String SUMMARY = "Invalid config.yml";

    void at(Mark mark, String problem) {
        diagnostics.error(path, SUMMARY, "config.yml, " + mark + ": " + problem);
    }

    /// The entries of a mapping; none, with an error, of anything else.
    Map<String, YamlNode> entries(YamlNode node, String what) {
        if (node instanceof YamlNode.Mapping mapping) {
            return new LinkedHashMap<>(mapping.entries());
        }
        if (!node.isNull()) {
            at(node.mark(), what + " is a mapping (`key: value`).");
        }
        return new LinkedHashMap<>();
    }

    /// The elements of a list; none, with an error, of anything else.
    List<YamlNode> elements(YamlNode node, String what) {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.elements();
        }
        if (!node.isNull()) {
            at(node.mark(), what + " is a list (`- ...`).");
        }
        return new ArrayList<>();
    }

    /// The text of a single value; null, with an error, of anything else.
    @Nullable
    String text(@Nullable YamlNode node, String what) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        at(node.mark(), what + " is a single value.");
        return null;
    }
}
