package io.dataplane.provider.aws;

import io.dataplane.schema.attribute.Block;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.Filled;
import io.dataplane.schema.rule.Matches;
import io.dataplane.schema.rule.TagMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tags of everything that the provider makes.
public record TagArguments(
        @Doc("Tags that every object gets.") @Block @Nullable
        DefaultTags defaultTags,

        @Doc(
                "Tags that others set on our objects: they are not compared, not changed, not removed and not in `tags_all`.")
        @Block
        @Nullable
        IgnoreTags ignoreTags) {

    /// Tags by key.
    public record DefaultTags(
            @TagMap @Doc("Tag values by key; a resource's own tag of the same key wins.") @Optional @Nullable
            Map<String, String> tags) {}

    /// Keys that are none of our business.
    public record IgnoreTags(
            @Filled
            @Matches(pattern = FOREIGN, message = FOREIGN_WORDS)
            @Doc("Keys of tags to leave alone.")
            @Optional
            @Nullable
            Set<String> keys,

            @Filled
            @Matches(pattern = FOREIGN, message = FOREIGN_WORDS)
            @Doc("Beginnings of keys of tags to leave alone.")
            @Optional
            @Nullable
            Set<String> keyPrefixes) {

        static final String FOREIGN = "(?s)(?!dataplane:).*";
        static final String FOREIGN_WORDS =
                "Tags that begin with dataplane: say whose an object is and cannot be ignored.";
    }
}
