package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.provider.product.tpa.configure.ArchitectureRules;
import io.dataplane.provider.product.tpa.configure.Blueprint;
import io.dataplane.provider.product.tpa.configure.OperatingSystem;
import io.dataplane.provider.product.tpa.configure.Request;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules about architecture, Postgres, operating system and host names.
final class ConfigureRules {
    private final TpaClusterModel model;
    private final Diagnostics diagnostics;

    private ConfigureRules(TpaClusterModel model, Diagnostics diagnostics) {
        this.model = model;
        this.diagnostics = diagnostics;
    }

    static void check(TpaClusterModel model, Diagnostics diagnostics) {
        ConfigureRules rules = new ConfigureRules(model, diagnostics);
        rules.system();
        rules.repositories();
        if (model.architecture().postgres() != null) {
            ArchitectureRules.redwood(model.architecture().postgres(), diagnostics);
        }
        Optional<Request> request = Requests.of(model);
        request.ifPresentOrElse(wanted -> ArchitectureRules.check(wanted, diagnostics), rules::onlyWithArchitecture);
        Requests.valid(model).ifPresent(rules::hostnames);
    }

    /// Told by what was written: an effective model has the file's architecture too.
    static void alternatives(TpaClusterModel written, Diagnostics diagnostics) {
        if (written.software().configYml() != null && written.architecture().architecture() != null) {
            diagnostics.error(
                    path("architecture"),
                    "Conflicting Arguments",
                    "config_yml lists its instances, so there is nothing to generate. Remove architecture, or config_yml.");
        }
    }

    private void system() {
        String distribution = model.system().distribution();
        String version = model.system().osVersion();
        String named = distribution == null ? "Debian" : distribution;
        List<String> versions = OperatingSystem.versions(named);
        if (versions.isEmpty()) {
            diagnostics.error(
                    path("distribution"),
                    "Unknown Distribution",
                    "\"%s\" is not among the distributions that TPA knows: %s. Choose one, or describe the image in ec2_ami."
                            .formatted(named, String.join(", ", OperatingSystem.distributions())));
        } else if (OperatingSystem.find(named, version).isEmpty()) {
            diagnostics.error(
                    path("os_version"),
                    "Unknown Version",
                    "%s is known in the versions %s, not in %s. Choose one, or describe the image in ec2_ami."
                            .formatted(named, String.join(", ", versions), version));
        }
    }

    private void repositories() {
        List<String> repositories = model.architecture().edbRepositories();
        if (repositories != null && repositories.size() > 1 && repositories.contains("none")) {
            diagnostics.error(
                    path("edb_repositories"),
                    "Conflicting Repositories",
                    "\"none\" stands for no repository. Remove it, or the others.");
        }
    }

    private void onlyWithArchitecture() {
        ArchitectureModel arguments = model.architecture();
        needsArchitecture("architecture_options", arguments.architectureOptions());
        needsArchitecture("hostnames", arguments.hostnames());
        needsArchitecture("postgres_volume_size", model.system().postgresVolumeSize());
        needsArchitecture("barman_volume_size", model.system().barmanVolumeSize());
        if (NodeSpecs.of(model, "", Map.of()).isEmpty()) {
            diagnostics.error(
                    path("instances"),
                    "No Instances",
                    "A cluster needs at least one instance on AWS. Set architecture to have them generated, or add an entry to"
                            + " instances.");
        }
    }

    private void needsArchitecture(String argument, @Nullable Object value) {
        if (value != null) {
            diagnostics.error(
                    path(argument),
                    "Nothing Is Generated",
                    "%s shapes what an architecture generates, and there is none. Set architecture, or remove it."
                            .formatted(argument));
        }
    }

    private void hostnames(Request request) {
        List<String> hostnames = model.architecture().hostnames();
        if (hostnames == null) {
            return;
        }
        int needed = Blueprint.nodes(request).size();
        if (hostnames.size() < needed) {
            diagnostics.error(
                    path("hostnames"),
                    "Too Few Host Names",
                    "The architecture has %d nodes, and hostnames has %d names. Add %d."
                            .formatted(needed, hostnames.size(), needed - hostnames.size()));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < hostnames.size(); i++) {
            if (!seen.add(hostnames.get(i))) {
                diagnostics.error(
                        path("hostnames").index(i),
                        "Duplicate Host Name",
                        "\"%s\" is listed twice. Give each node its own.".formatted(hostnames.get(i)));
            }
        }
    }
}
