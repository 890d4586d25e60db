package io.dataplane.provider.cluster;

import io.dataplane.schema.attribute.Block;
import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.OneOf;
import io.dataplane.schema.rule.TagMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a cluster behaves under Terraform; the same arguments on every cluster-like resource.
public record ClusterBehaviour(
        @Optional
        @TagMap(reserved = {"Name", "Cluster", "node", "CreatingCluster", "TPAAttachmentLabel"})
        @Doc("Tags of every object. The provider's `default_tags` are added; for equal keys these win.")
        @Nullable
        Map<String, String> tags,

        @Default("false")
        @Doc("Refuse to destroy or replace the cluster; set it to `false` and apply before a destroy.")
        Boolean deletionProtection,

        @Default("false")
        @Doc("Allow a plan that loses data: the removal of a data volume, or of a node that holds data.")
        Boolean allowDataLoss,

        @Default("\"taint\"")
        @OneOf({"taint", "rollback"})
        @Doc("After a failed create: `taint` keeps what exists in the state, `rollback` deletes what this apply made.")
        String onCreateFailure,

        @Default("true")
        @Doc("Check at plan time what can fail at apply, with read-only calls: instance types offered, names taken.")
        Boolean planChecks,

        @Optional @Block @Doc("How long each operation may take.") @Nullable
        Timeouts timeouts) {}
