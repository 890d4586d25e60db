package io.dataplane.provider.cluster;

import io.dataplane.schema.attribute.Computed;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.bind.Planned;

/// Which creation of a cluster a state speaks of.
public record AnchorView(
        @Computed @Doc("Where the record is kept.") Planned<String> location,

        @Computed @Doc("Random id of this creation of the cluster.")
        Planned<String> incarnation,

        @Computed @Doc("Raised when a create takes over what another one left unfinished.")
        Planned<Long> epoch) {}
