package io.dataplane.provider.product.tpa.configure;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What an architecture allows, told at the argument that breaks it.
public final class ArchitectureRules {
    private static final Set<String> CAN_BE_BDR_ALWAYS_ON = Set.of("postgresql", "epas", "pgextended");

    private ArchitectureRules() {}

    public static void check(Request request, Diagnostics diagnostics) {
        OptionProblems problems = new OptionProblems(request.architecture(), diagnostics);
        OptionRules.check(request, problems);
        List<String> locations = request.locations();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < locations.size(); i++) {
            if (!seen.add(locations.get(i))) {
                diagnostics.error(
                        OptionProblems.OPTIONS.name("location_names").index(i),
                        "Duplicate Location",
                        "\"%s\" is named twice. Give each location its own name.".formatted(locations.get(i)));
            }
        }
        postgres(request, diagnostics);
        request.architecture().layout().check(request, problems);
        problems.refused(
                Boolean.TRUE.equals(request.options().enableBeaconAgent())
                        && request.options().beaconAgentProjectId() == null,
                "beacon_agent_project_id",
                "The Beacon agent reports to a project. Set its id.");
        problems.refused(
                request.options().beaconAgentProjectId() != null && !request.withBeacon(),
                "beacon_agent_project_id",
                "It goes with enable_beacon_agent = true only. Set that, or remove it.");
        problems.refused(
                Boolean.TRUE.equals(request.options().enablePgBackupApi())
                        && request.architecture().barmanVolumeSize() == 0,
                "enable_pg_backup_api",
                "%s has no Barman node that could run it. Remove the option.".formatted(request.architecture()));
    }

    private static void postgres(Request request, Diagnostics diagnostics) {
        Architecture architecture = request.architecture();
        PostgresModel postgres = request.postgres();
        if (postgres == null) {
            diagnostics.error(
                    path("postgres"),
                    "No Postgres",
                    "%s needs to know which Postgres. Set postgres = { flavour = \"postgresql\", version = \"16\" }."
                            .formatted(architecture));
            return;
        }
        boolean bdr = architecture == Architecture.BDR_ALWAYS_ON;
        String flavour = postgres.flavourIn(architecture);
        if (bdr ? !CAN_BE_BDR_ALWAYS_ON.contains(flavour) : flavour.equals("pgextended")) {
            diagnostics.error(
                    path("postgres").name("flavour"),
                    "Flavour Not Supported",
                    "%s does not run on %s. %s"
                            .formatted(
                                    architecture,
                                    flavour,
                                    bdr
                                            ? "Use postgresql, epas or pgextended."
                                            : "Use postgresql, epas or edbpge; pgextended is for BDR-Always-ON."));
        }
        if (!architecture.runs(postgres.major())) {
            diagnostics.error(
                    path("postgres").name("version"),
                    "Version Not Supported",
                    "%s runs on Postgres %s, not %s. Choose one of those."
                            .formatted(architecture, architecture.versions(), postgres.version()));
        }
    }

    /// What holds with and without an architecture.
    public static void redwood(PostgresModel postgres, Diagnostics diagnostics) {
        if (postgres.isEpas() && postgres.epasRedwoodCompat() == null) {
            diagnostics.error(
                    path("postgres").name("epas_redwood_compat"),
                    "Redwood Mode Not Chosen",
                    "epas is compatible with Oracle or it is not; neither is a safe guess. Set epas_redwood_compat to true"
                            + " or false.");
        } else if (!postgres.isEpas() && postgres.epasRedwoodCompat() != null) {
            diagnostics.error(
                    path("postgres").name("epas_redwood_compat"),
                    "Redwood Mode Not Allowed",
                    "Only epas has a redwood mode. Remove epas_redwood_compat, or use the flavour epas.");
        }
    }
}
