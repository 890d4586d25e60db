package io.dataplane.provider.product.tpa;

import io.dataplane.provider.product.tpa.configure.Blueprint;
import io.dataplane.provider.product.tpa.configure.PostgresModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The generated `cluster_vars`: trees of maps, lists, texts, numbers and booleans, in the order they are to be
/// printed. What is generated for an instance stands in the `vars` of the effective model.
final class ClusterVars {
    private ClusterVars() {}

    /// The cluster's variables; the argument `cluster_vars` is still to be merged over them. Takes an effective model.
    static Map<String, Object> of(TpaClusterModel model) {
        return Requests.valid(model).map(Blueprint::vars).orElseGet(() -> given(model));
    }

    /// Who logs in where an instance's `vars` do not say it.
    static String ansibleUser(TpaClusterModel model) {
        return Requests.system(model).user();
    }

    /// Without an architecture: what the arguments say.
    private static Map<String, Object> given(TpaClusterModel model) {
        Map<String, Object> vars = new LinkedHashMap<>();
        PostgresModel postgres = model.architecture().postgres();
        if (postgres != null) {
            vars.put("postgres_flavour", postgres.flavourIn(null));
            vars.put("postgres_version", postgres.version());
            if (postgres.epasRedwoodCompat() != null) {
                vars.put("epas_redwood_compat", postgres.epasRedwoodCompat());
            }
        }
        List<String> repositories = model.architecture().edbRepositories();
        if (repositories != null) {
            vars.put("edb_repositories", repositories.equals(List.of("none")) ? List.of() : repositories);
        }
        vars.put("preferred_python_version", Requests.system(model).pythonVersion());
        return vars;
    }
}
