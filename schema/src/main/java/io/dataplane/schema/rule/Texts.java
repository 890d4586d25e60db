package io.dataplane.schema.rule;

import io.dataplane.schema.attribute.Elements;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.util.function.BiConsumer;

/// What the rules about text share: a rule on a collection holds for each of its elements.
final class Texts {
    /// Longer texts are cut in messages.
    private static final int QUOTED = 60;

    private Texts() {}

    static void forEach(Value value, AttributePath path, BiConsumer<String, AttributePath> visit) {
        if (value instanceof Value.Text(String text)) {
            visit.accept(text, path);
        } else {
            Elements.forEach(value, path, (element, at) -> forEach(element, at, visit));
        }
    }

    static String quote(String text) {
        return "\"" + (text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text) + "\"";
    }

    static String between(long min, long max) {
        boolean lower = min > Integer.MIN_VALUE;
        boolean upper = max < Integer.MAX_VALUE;
        if (lower && upper) {
            return min == max ? "exactly " + min : "from " + min + " to " + max;
        }
        return upper ? "up to " + max : lower ? "of at least " + min : "of any size";
    }
}
