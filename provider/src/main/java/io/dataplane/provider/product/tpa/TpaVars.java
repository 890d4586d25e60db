package io.dataplane.provider.product.tpa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables that TPA gets, of the cluster and of each instance.
final class TpaVars {
    private TpaVars() {}

    /// What the arguments about packages say, under the written `cluster_vars`.
    static Map<String, @Nullable Object> ofCluster(TpaClusterModel model) {
        SoftwareModel software = model.software();
        Map<String, @Nullable Object> vars = new LinkedHashMap<>();
        if (software.packageVersions() != null) {
            software.packageVersions()
                    .forEach((name, version) -> vars.put(name.replace('-', '_') + "_package_version", version));
        }
        common(vars, "packages", software.extraPackages());
        common(vars, "optional_packages", software.extraOptionalPackages());
        common(vars, "extra_postgres_packages", software.extraPostgresPackages());
        vars.putAll(YamlTexts.read(software.clusterVars()));
        return vars;
    }

    private static void common(Map<String, @Nullable Object> vars, String key, @Nullable List<String> packages) {
        if (packages != null) {
            vars.put(key, Map.of("common", packages));
        }
    }

    /// Those of the instance over the shared ones over its location's, one level deep.
    static Map<String, @Nullable Object> ofInstance(TpaClusterModel model, String name) {
        Map<String, @Nullable Object> vars = new LinkedHashMap<>();
        NodeSpecs.settings(model, name, MachineSettings::vars)
                .reversed()
                .forEach(text -> vars.putAll(YamlTexts.read(text)));
        return vars;
    }
}
