package io.dataplane.provider.product.tpa;

import static io.dataplane.schema.value.AttributePath.path;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.diagnostic.Diagnostics;

/// The rules about what only TPA reads.
final class SoftwareRules {
    private SoftwareRules() {}

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
        return software.configYml() == null
                || ConfigYml.read(software.configYml(), ConfigYmlBase.PATH, diagnostics)
                        .isPresent();
    }
}
