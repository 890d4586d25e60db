package io.dataplane.provider.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// What YAML 1.1 makes of a single value.
public final class Scalars {
    private static final Set<String> TRUE = Set.of("yes", "true", "on");
    private static final Set<String> FALSE = Set.of("no", "false", "off");

    /// Longer numbers come from no person, and take long to read.
    private static final int LONGEST_NUMBER = 100;

    private Scalars() {}

    /// `yes`, `no`, `true`, `false`, `on`, `off` in any case; else null.
    public static @Nullable Boolean truth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return TRUE.contains(lower) ? Boolean.TRUE : FALSE.contains(lower) ? Boolean.FALSE : null;
    }

    static YamlNode.Scalar read(ScalarNode node, Mark mark) throws InvalidYaml {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP) || tag.equals(Tag.MERGE)) {
            return YamlNode.Scalar.text(text, mark);
        }
        if (tag.equals(Tag.NULL)) {
            return new YamlNode.Scalar(text, null, mark);
        }
        Object value;
        if (tag.equals(Tag.BOOL)) {
            value = truth(text);
        } else if (tag.equals(Tag.INT)) {
            value = whole(text);
        } else if (tag.equals(Tag.FLOAT)) {
            value = fraction(text);
        } else {
            throw unknownTag(tag, mark);
        }
        if (value == null) {
            throw new InvalidYaml(
                    mark, "\"%s\" is no value that can be used here. Quote it if it is text.".formatted(text));
        }
        return new YamlNode.Scalar(text, value, mark);
    }

    static InvalidYaml unknownTag(Tag tag, Mark mark) {
        return new InvalidYaml(
                mark, "the tag %s is not understood. Write the value without it.".formatted(tag.getValue()));
    }

    /// Decimal, `0x`, `0b`, octal with a leading zero, and base 60 (`1:30`).
    private static @Nullable BigInteger whole(String written) {
        String text = written.replace("_", "");
        boolean negative = text.startsWith("-");
        String digits = text.replaceFirst("^[-+]", "");
        if (digits.isEmpty() || digits.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigInteger number = digits.contains(":")
                    ? sixties(digits)
                    : digits.startsWith("0x")
                            ? new BigInteger(digits.substring(2), 16)
                            : digits.startsWith("0b")
                                    ? new BigInteger(digits.substring(2), 2)
                                    : digits.startsWith("0") && digits.length() > 1
                                            ? new BigInteger(digits, 8)
                                            : new BigInteger(digits);
            return negative ? number.negate() : number;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static BigInteger sixties(String digits) {
        BigInteger number = BigInteger.ZERO;
        for (String part : digits.split(":", -1)) {
            number = number.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
        }
        return number;
    }

    /// Infinity and what is no number have no place in any setting.
    private static @Nullable BigDecimal fraction(String written) {
        String text = written.replace("_", "");
        if (text.length() > LONGEST_NUMBER
                || !text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?")) {
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
