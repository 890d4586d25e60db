package io.dataplane.provider.product.tpa.handover;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Plain values as YAML that every reader of YAML 1.1 reads back as they are: text stands in quotes unless it begins
/// with a letter and can be nothing but text.
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");
    private static final String INDENT = "  ";

    private YamlText() {}

    static String of(Map<String, ?> mapping) {
        return mapping.isEmpty() ? "{}\n" : String.join("\n", lines(mapping)) + "\n";
    }

    private static List<String> lines(Map<?, ?> mapping) {
        List<String> lines = new ArrayList<>();
        mapping.forEach((key, value) -> {
            String start = scalar(String.valueOf(key)) + ":";
            if (isBlock(value)) {
                lines.add(start);
                block(value).forEach(line -> lines.add(INDENT + line));
            } else {
                lines.add(start + " " + scalar(value));
            }
        });
        return lines;
    }

    private static List<String> lines(List<?> list) {
        List<String> lines = new ArrayList<>();
        for (Object element : list) {
            String lead = "- ";
            for (String line : isBlock(element) ? block(element) : List.of(scalar(element))) {
                lines.add(lead + line);
                lead = INDENT;
            }
        }
        return lines;
    }

    private static boolean isBlock(@Nullable Object value) {
        return (value instanceof Map<?, ?> map && !map.isEmpty()) || (value instanceof List<?> list && !list.isEmpty());
    }

    private static List<String> block(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? lines(map) : lines((List<?>) value);
    }

    private static String scalar(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> isPlain(text) ? text : quoted(text);
            case BigDecimal number -> number.toPlainString();
            case Map<?, ?> empty -> "{}";
            case List<?> empty -> "[]";
            default -> value.toString();
        };
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isPrintable(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append("\\u%04x".formatted(c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /// What a reader may meet raw: no control characters, no line ends of Unicode, no marks of byte order.
    private static boolean isPrintable(int c) {
        boolean control = c < ' ' || (c >= 0x7f && c < 0xa0);
        return !control && c != 0x2028 && c != 0x2029 && c != 0xfeff && c != 0xfffe && c != 0xffff;
    }
}
