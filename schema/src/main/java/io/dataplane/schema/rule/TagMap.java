package io.dataplane.schema.rule;

import io.dataplane.schema.attribute.ValidatedBy;
import io.dataplane.schema.attribute.Validator;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// Tags that every AWS service takes: at most 50, of plain characters, none of the reserved keys.
@ValidatedBy(TagMap.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface TagMap {
    /// Keys the resource sets itself.
    String[] reserved() default {};

    /// The validator.
    final class Check implements Validator<TagMap> {
        private static final int MOST = 50;
        private static final int LONGEST_KEY = 128;
        private static final int LONGEST_VALUE = 256;
        /// EC2 takes any character, IAM and S3 only these.
        private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}\\p{Zs}_.:/=+\\-@]*");

        private static Optional<String> keyProblem(TagMap rule, String key) {
            String lower = key.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("aws:") || lower.startsWith("dataplane:")) {
                return Optional.of(
                        "is reserved: keys that begin with aws: belong to AWS, those with dataplane: mark what "
                                + "this provider owns. Use another key.");
            }
            if (Arrays.asList(rule.reserved()).contains(key)) {
                return Optional.of("is set by the resource itself. Use another key.");
            }
            if (key.isEmpty() || key.codePointCount(0, key.length()) > LONGEST_KEY) {
                return Optional.of("has the wrong length. Use 1 to " + LONGEST_KEY + " characters.");
            }
            return characters(key);
        }

        private static Optional<String> valueProblem(String tag) {
            return tag.codePointCount(0, tag.length()) > LONGEST_VALUE
                    ? Optional.of("is too long. Use at most " + LONGEST_VALUE + " characters.")
                    : characters(tag);
        }

        private static Optional<String> characters(String text) {
            return PLAIN.matcher(text).matches()
                    ? Optional.empty()
                    : Optional.of("has a character that not every AWS service takes. Use letters, digits, spaces and "
                            + "_ . : / = + - @ only.");
        }

        @Override
        public void validate(TagMap rule, Value value, AttributePath path, Diagnostics diagnostics) {
            if (!(value instanceof Value.MapValue(SortedMap<String, Value> tags))) {
                return;
            }
            if (tags.size() > MOST) {
                diagnostics.error(
                        path,
                        "Too Many Tags",
                        path + " has " + tags.size() + " tags, and AWS takes " + MOST + " per object. Remove some.");
            }
            tags.forEach((key, text) -> {
                keyProblem(rule, key)
                        .ifPresent(problem -> diagnostics.error(
                                path.key(key), "Invalid Tag Key", "The tag key " + Texts.quote(key) + " " + problem));
                if (text instanceof Value.Text(String tag)) {
                    valueProblem(tag)
                            .ifPresent(problem -> diagnostics.error(
                                    path.key(key),
                                    "Invalid Tag Value",
                                    "The value of tag " + Texts.quote(key) + " " + problem));
                }
            });
        }

        @Override
        public String describe(TagMap rule) {
            return "at most 50 tags; keys up to 128 and values up to 256 letters, digits, spaces and `_ . : / = + - @`; no key "
                    + "beginning with `aws:` or `dataplane:`"
                    + (rule.reserved().length == 0 ? "" : ", nor one of " + String.join(", ", rule.reserved()));
        }
    }
}
