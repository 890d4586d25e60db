package io.dataplane.schema.docs;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A guide: a text with named gaps, one for all providers. Its heading is the page's title and its first paragraph the
/// description.
public final class GuidePage {
    private static final Pattern GAP = Pattern.compile("\\{\\{([^{}]+)}}");

    private GuidePage() {}

    /// @param gap what stands in the place of `{{…}}`
    public static String of(String provider, String template, UnaryOperator<String> gap) {
        String text = GAP.matcher(template)
                .replaceAll((MatchResult match) ->
                        Matcher.quoteReplacement(gap.apply(match.group(1).strip())));
        String[] parts = text.strip().split("\n", 2);
        if (!parts[0].startsWith("# ")) {
            throw new IllegalArgumentException("a guide begins with its heading, not with: " + parts[0]);
        }
        return new Page()
                .frontMatter(parts[0].substring(2) + " - " + provider, "", parts[1])
                .line(text.strip())
                .toString();
    }
}
