package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.Map;

/// The rules about what only TPA reads.
final class SoftwareRules {
    private static final String CAMO_PARTNER = "bdr_node_camo_partner";

    private SoftwareRules() {}

    private static void camoPartners(TpaClusterModel model, Diagnostics diagnostics) {
        Map<String, InstanceModel> instances = model.machines().instanceMap();
        for (String name : instances.keySet()) {
            if (TpaVars.ofInstance(model, name).get(CAMO_PARTNER) instanceof String partner
                    && !partner.contains("{{")
                    && (partner.equals(name) || !instances.containsKey(partner))) {
                diagnostics.error(
                        TpaRules.instance(name).name("vars"),
                        "Unknown CAMO Partner",
                        "%s is \"%s\". Name another instance of this cluster.".formatted(CAMO_PARTNER, partner));
            }
        }
    }

    /// Whether `config_yml` can be read; without it no other rule can judge.
    static boolean check(TpaClusterModel model, Diagnostics diagnostics) {
        SoftwareModel software = model.software();
        for (String key : YamlTexts.read(software.topLevelSettings()).keySet()) {
            boolean own = SchemaOf.record(TpaConfigModel.class, 0, "").block().attributes().stream()
                    .map(AttributeSchema::name)
                    .anyMatch(key::equals);
            if (own) {
                diagnostics.error(
                        path("top_level_settings"),
                        "Setting Is An Argument",
                        "%s is an argument of its own. Take it out of top_level_settings and set the argument."
                                .formatted(key));
            }
        }
        camoPartners(model, diagnostics);
        return software.configYml() == null
                || ConfigYml.read(software.configYml(), ConfigYmlBase.PATH, diagnostics)
                        .isPresent();
    }
}
