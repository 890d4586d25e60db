package io.dataplane.provider.product.tpa.configure;

import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.attribute.Required;
import io.dataplane.schema.rule.OneOf;
import org.jspecify.annotations.Nullable;

/// Which Postgres.
public record PostgresModel(
        @Required
        @OneOf({"postgresql", "edbpge", "epas", "pgextended", "edb-postgres-extended"})
        @Doc("`postgresql`, `epas` (EDB Postgres Advanced Server), `edbpge` (EDB Postgres Extended Server), or"
                + " `pgextended` for BDR-Always-ON. `edb-postgres-extended` stands for the last two.")
        String flavour,

        @Required @OneOf({"11", "12", "13", "14", "15", "16", "17"}) @Doc("Major version, as text.")
        String version,

        @Optional @Doc("Whether `epas` is compatible with Oracle; required for it, and for it only.") @Nullable
        Boolean epasRedwoodCompat) {

    /// The flavour as TPA calls it in that architecture.
    public String flavourIn(@Nullable Architecture architecture) {
        if (!flavour.equals("edb-postgres-extended")) {
            return flavour;
        }
        return architecture == Architecture.BDR_ALWAYS_ON ? "pgextended" : "edbpge";
    }

    int major() {
        return Integer.parseInt(version);
    }

    boolean isEpas() {
        return flavour.equals("epas");
    }
}
