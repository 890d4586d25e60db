package io.dataplane.provider.product.tpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dataplane.provider.cluster.Arguments;
import io.dataplane.schema.bind.Binder;
import io.dataplane.schema.bind.Bound;
import io.dataplane.schema.bind.SchemaOf;
import io.dataplane.schema.plan.Planner;

/// Configurations as a test writes them: JSON with single quotes and bare names, merged over the minimal example.
final class Models {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();
    private static final Binder<TpaClusterModel> BINDER = Binder.of(TpaClusterModel.class);
    private static final Planner PLANNER =
            new Planner(SchemaOf.record(TpaClusterModel.class, 0, "").block());
    private static final String MINIMAL = """
            {
              cluster_name: 'speedy',
              owner: 'Ann Example',
              ec2_vpc: {'eu-west-1': {name: 'speedy', cidr: '10.33.0.0/16'}},
              ec2_ami: {name: 'debian-12-amd64-20250210-2019', owner: '136693071363'},
              locations: {main: {az: 'eu-west-1a', subnet: '10.33.0.0/28'}},
              instance_defaults: {
                location: 'main',
                type: 't3.micro',
                default_volumes: [
                  {device_name: 'root', volume_size: 16},
                  {device_name: '/dev/sdf', volume_size: 16}
                ]
              },
              instances: {
                'speedy-1': {node: 1, role: ['primary'], backup: ['speedy-3']},
                'speedy-2': {node: 2, role: ['replica'], upstream: 'speedy-1'},
                'speedy-3': {node: 3, role: ['barman']}
              }
            }
            """;

    private Models() {}

    /// The minimal example changed by a merge patch (RFC 7396): null removes, objects merge, all else replaces.
    static TpaClusterModel minimal(String... patches) {
        return patched(MINIMAL, patches);
    }

    /// Another example changed so.
    static TpaClusterModel patched(String example, String... patches) {
        ObjectNode json = read(example);
        for (String patch : patches) {
            merge(json, read(patch));
        }
        return bind(json.toString());
    }

    static TpaClusterModel of(String json) {
        return bind(read(json).toString());
    }

    private static TpaClusterModel bind(String json) {
        TpaClusterModel bare = new Arguments<>(TpaClusterModel.class).read(json).orElseThrow();
        return switch (BINDER.bind(PLANNER.withDefaults(BINDER.unbind(bare)))) {
            case Bound.Known<TpaClusterModel>(TpaClusterModel model) -> model;
            case Bound.PartlyUnknown<TpaClusterModel> unknown -> throw new AssertionError(unknown);
        };
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(entry -> {
            JsonNode before = target.get(entry.getKey());
            if (entry.getValue().isNull()) {
                target.remove(entry.getKey());
            } else if (before instanceof ObjectNode object && entry.getValue() instanceof ObjectNode inner) {
                merge(object, inner);
            } else {
                target.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
