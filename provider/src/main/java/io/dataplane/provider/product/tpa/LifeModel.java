package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;

/// How the cluster lives and ends.
public record LifeModel(
        @Default("false")
        @Doc("Make a snapshot of each data volume before it is deleted. Snapshots carry the volume's tags and are never"
                + " deleted by this provider.")
        Boolean finalSnapshot) {}
