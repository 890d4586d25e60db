package io.dataplane.provider.product.tpa;

import io.dataplane.provider.product.tpa.configure.ArchitectureOptions;
import io.dataplane.provider.product.tpa.configure.PostgresModel;
import io.dataplane.schema.attribute.Default;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.OneOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which nodes there are, in the words of `tpaexec configure`.
public record ArchitectureModel(
        @Optional
        @OneOf({"M1", "PGD-X", "PGD-S", "PGD-Always-ON", "Lightweight", "BDR-Always-ON"})
        @Doc("Generates locations, instances, roles and volumes, under what `locations`, `instance_defaults` and"
                + " `instances` say. Of an existing cluster only PGD-Always-ON can change, to PGD-X. Without it,"
                + " `instances` lists all.")
        @Nullable
        String architecture,

        @Optional @Doc("What the architecture can be told.") @Nullable
        ArchitectureOptions architectureOptions,

        @Optional @Doc("Which Postgres; required with `architecture`.") @Nullable
        PostgresModel postgres,

        @Optional
        @Doc("Repositories of EDB that the nodes use; by default what the software needs, `[\"none\"]` for none.")
        @Nullable
        List<String> edbRepositories,

        @Optional @Doc("Names of the generated instances, in node order; `<cluster_name>-<node>` by default.") @Nullable
        List<String> hostnames,

        @Default("false") @Doc("Put the cluster's name before each of `hostnames`.")
        Boolean clusterPrefixedHostnames) {}
