package io.dataplane.provider.product.tpa;

import io.dataplane.schema.attribute.AttributeSchema;
import io.dataplane.schema.attribute.BlockSchema;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.diagnostic.Diagnostics;
import io.dataplane.schema.plan.Planner;
import io.dataplane.schema.value.AttributePath;
import io.dataplane.schema.value.Value;
import io.dataplane.schema.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The arguments of `config_yml` under the written ones. An argument counts as written when it is not null and not its
/// default, which a model cannot tell from an argument that was left out.
final class ConfigYmlBase {
    static final AttributePath PATH = AttributePath.path("config_yml");

    /// Merged key by key and setting by setting; any other written argument replaces that of the file.
    private static final Set<String> MERGED =
            Set.of("cluster_tags", "cluster_vars", "top_level_settings", "locations", "instance_defaults", "instances");

    /// Texts that hold mappings.
    private static final Set<String> MAPPINGS = Set.of("cluster_vars", "top_level_settings", "vars");

    /// Arguments that exclude each other; a written one drives out the other of the file.
    private static final List<Set<String>> ALTERNATIVES = List.of(
            Set.of("ec2_instance_key", "ssh_public_key"),
            Set.of("ec2_instance_key", "ec2_key_name"),
            Set.of("instance_profile_name", "cluster_profile"),
            Set.of("instance_profile_name", "instance_policy_statements"),
            Set.of("ec2_groups", "security_group_ids"));

    private final BlockSchema schema =
            SchemaOf.record(TpaClusterModel.class, 0, "").block();
    private final Binder<TpaClusterModel> binder = Binder.of(TpaClusterModel.class);

    private ConfigYmlBase() {}

    /// The written model when there is no `config_yml`, or none that can be read; [TpaRules] tells why.
    static TpaClusterModel under(TpaClusterModel written) {
        String text = written.software().configYml();
        return text == null
                ? written
                : ConfigYml.read(text, PATH, new Diagnostics())
                        .map(base -> new ConfigYmlBase().under(written, base))
                        .orElse(written);
    }

    private TpaClusterModel under(TpaClusterModel written, Value.ObjectValue base) {
        Value.ObjectValue merged = binder.unbind(written);
        Value.ObjectValue explicit = merged;
        for (AttributeSchema attribute : schema.attributes()) {
            String name = attribute.name();
            Value below = base.attributes().getOrDefault(name, Values.NULL);
            if (!below.isNull() && !isDrivenOut(name, explicit)) {
                merged = merged.with(name, merged(name, written(attribute, explicit), below));
            }
        }
        Value complete = new Planner(schema).withDefaults(merged);
        return binder.bind(complete) instanceof Bound.Known<TpaClusterModel>(TpaClusterModel model)
                ? model.with(written.status(), written.outputs())
                : written;
    }

    private static Value written(AttributeSchema attribute, Value.ObjectValue explicit) {
        Value value = explicit.get(attribute.name());
        return value.equals(attribute.defaultValue()) ? Values.NULL : value;
    }

    private static boolean isDrivenOut(String name, Value.ObjectValue explicit) {
        boolean ownerIsATag = name.equals("owner")
                && explicit.get("cluster_tags") instanceof Value.MapValue(SortedMap<String, Value> tags)
                && tags.containsKey(TpaTags.OWNER);
        return ownerIsATag
                || ALTERNATIVES.stream()
                        .filter(names -> names.contains(name))
                        .flatMap(Set::stream)
                        .anyMatch(other ->
                                !other.equals(name) && !explicit.get(other).isNull());
    }

    private static Value merged(String name, Value above, Value below) {
        if (above.isNull()) {
            return below;
        }
        return MERGED.contains(name) ? together(name, above, below) : above;
    }

    private static Value together(String name, Value above, Value below) {
        if (above.isNull() || below.isNull()) {
            return above.isNull() ? below : above;
        }
        if (above instanceof Value.ObjectValue stronger && below instanceof Value.ObjectValue weaker) {
            Map<String, Value> attributes = new LinkedHashMap<>();
            stronger.attributes().forEach((key, value) -> attributes.put(key, together(key, value, weaker.get(key))));
            return new Value.ObjectValue(attributes);
        }
        if (above instanceof Value.MapValue(SortedMap<String, Value> stronger)
                && below instanceof Value.MapValue(SortedMap<String, Value> weaker)) {
            SortedMap<String, Value> entries = new TreeMap<>(weaker);
            stronger.forEach((key, value) -> entries.merge(key, value, (old, own) -> together("", own, old)));
            return new Value.MapValue((Map<String, Value>) entries);
        }
        if (MAPPINGS.contains(name)
                && above instanceof Value.Text(String stronger)
                && below instanceof Value.Text(String weaker)) {
            return Values.of(YamlTexts.merged(stronger, weaker));
        }
        return above;
    }
}
