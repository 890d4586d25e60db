package io.dataplane.provider.product.tpa.handover;

import io.dataplane.provider.product.tpa.handover.ClusterDirectory.OnAws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `config.yml`. For the platform `bare` it tells only addresses and topology; for `aws` it names by id what exists, so
/// that TPA would find it and make nothing anew.
final class ConfigFile {
    private final ClusterDirectory directory;

    ConfigFile(ClusterDirectory directory) {
        this.directory = directory;
    }

    String text(Draft draft) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("architecture", directory.architecture());
        config.put("cluster_name", directory.clusterName());
        config.put("cluster_tags", new TreeMap<>(directory.clusterTags()));
        config.putAll(directory.settings());
        if (directory.aws() != null) {
            config.putAll(onAws(directory.aws(), draft));
        }
        config.put("cluster_vars", directory.clusterVars());
        if (!directory.locations().isEmpty()) {
            config.put(
                    "locations",
                    directory.locations().stream().map(this::location).toList());
        }
        config.put("instance_defaults", Map.of("platform", directory.aws() == null ? "bare" : "aws"));
        config.put(
                "instances",
                directory.hosts().stream().map(host -> instance(host, draft)).toList());
        return YamlText.of(config);
    }

    private static Map<String, Object> onAws(OnAws aws, Draft draft) {
        Map<String, Object> settings = new LinkedHashMap<>();
        Map<String, Object> vpcs = new TreeMap<>();
        aws.vpcs().forEach((region, id) -> vpcs.put(region, Map.of("filters", filter("vpc-id", draft.known(id)))));
        settings.put("ec2_vpc", vpcs);
        Map<String, Object> groups = new TreeMap<>();
        aws.groups()
                .forEach((region, ids) ->
                        groups.put(region, filter("group-id", draft.known(ids.map(found -> String.join(",", found))))));
        settings.put("ec2_groups", groups);
        put(settings, "ec2_ami", aws.image());
        settings.put("ec2_instance_reachability", aws.reachability());
        put(settings, "cluster_bucket", draft.known(aws.bucket()));
        put(settings, "ec2_instance_key", draft.known(aws.keyName()));
        put(settings, "instance_profile_name", draft.known(aws.instanceProfile()));
        return settings;
    }

    private static Map<String, Object> filter(String name, @Nullable String values) {
        return Map.of(name, values == null ? List.of() : List.of(values.split(",")));
    }

    private Map<String, Object> location(ClusterDirectory.Location location) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("Name", location.name());
        if (directory.aws() != null) {
            put(entry, "region", location.region());
            put(entry, "az", location.az());
            put(entry, "subnet", location.subnet());
        }
        return entry;
    }

    private Map<String, Object> instance(Host host, Draft draft) {
        boolean onAws = directory.aws() != null && host.machine() != null;
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("Name", host.name());
        entry.put("node", host.node());
        entry.put("platform", directory.platform(host));
        put(entry, "location", host.location());
        entry.put("role", List.copyOf(host.roles()));
        put(entry, "upstream", host.upstream());
        put(entry, "backup", backup(host));
        put(entry, "ansible_host", host.ansibleHost());
        if (host.provisionOnly()) {
            entry.put("provision_only", true);
        }
        if (onAws) {
            entry.putAll(machine(host, host.machine(), draft));
        } else {
            put(entry, "public_ip", draft.known(host.addresses().publicIp()));
            put(entry, "private_ip", draft.known(host.addresses().privateIp()));
            put(entry, "ip_address", draft.known(host.addresses().ipAddress()));
        }
        List<Object> volumes = host.volumes().stream()
                .map(volume -> (Object) volume(volume.device(), onAws ? volume.settings() : Map.of(), volume.vars()))
                .toList();
        if (onAws) {
            volumes = new ArrayList<>(volumes);
            volumes.addFirst(volume("root", host.machine().root(), Map.of()));
        }
        put(entry, "volumes", volumes.isEmpty() ? null : volumes);
        put(entry, "vars", host.vars().isEmpty() ? null : host.vars());
        return entry;
    }

    private static Map<String, Object> machine(Host host, Host.Machine machine, Draft draft) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("region", machine.region());
        put(entry, "az", machine.az());
        entry.put("subnet", machine.subnet());
        entry.put("type", machine.type());
        put(entry, "image", draft.known(machine.image()));
        put(entry, "private_ip", draft.known(host.addresses().privateIp()));
        entry.put("assign_public_ip", machine.assignPublicIp());
        if (machine.assignElasticIp()) {
            entry.put("assign_elastic_ip", true);
            put(entry, "elastic_ip", draft.known(machine.elasticIp()));
        }
        put(entry, "tags", machine.tags().isEmpty() ? null : new TreeMap<>(machine.tags()));
        return entry;
    }

    private static Map<String, Object> volume(
            String device, Map<String, Object> settings, Map<String, ? extends @Nullable Object> vars) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("device_name", device);
        entry.putAll(settings);
        put(entry, "vars", vars.isEmpty() ? null : vars);
        return entry;
    }

    /// TPA knows one backup server as text, several as a list.
    static @Nullable Object backup(Host host) {
        return switch (host.backup().size()) {
            case 0 -> null;
            case 1 -> host.backup().getFirst();
            default -> host.backup();
        };
    }

    private static void put(Map<String, Object> entry, String key, @Nullable Object value) {
        if (value != null) {
            entry.put(key, value);
        }
    }
}
