package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.OneOf;
import io.dataplane.schema.rule.Range;
import org.jspecify.annotations.Nullable;

/// How an instance reaches its metadata service.
public record MetadataModel(
        @Optional @OneOf({"required", "optional"}) @Doc("`required` (default) allows IMDSv2 only.") @Nullable
        String httpTokens,

        @Optional @Range(min = 1, max = 64) @Doc("How many network hops an answer may travel; 2 by default.") @Nullable
        Long httpPutResponseHopLimit) {}
