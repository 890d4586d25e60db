package io.dataplane.provider.product.tpa.handover;

import io.dataplane.provider.product.tpa.handover.ClusterDirectory.HostKey;
import io.dataplane.provider.product.tpa.handover.ClusterDirectory.Location;
import io.dataplane.provider.product.tpa.handover.ClusterDirectory.OnAws;
import io.dataplane.provider.product.tpa.handover.ClusterDirectory.Secrets;
import io.dataplane.provider.product.tpa.handover.ClusterDirectory.Ssh;
import io.dataplane.provider.product.tpa.handover.Host.Addresses;
import io.dataplane.provider.product.tpa.handover.Host.Machine;
import io.dataplane.provider.product.tpa.handover.Host.Volume;
import io.dataplane.schema.bind.Planned;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A cluster with a bit of everything: three instances and a machine of somebody else, values that YAML likes to take
/// for something else, another ssh port, host keys.
final class Directories {
    static final OnAws ON_AWS = new OnAws(
            Map.of("eu-west-1", Planned.of("vpc-1")),
            Map.of("eu-west-1", Planned.of(List.of("sg-1", "sg-2"))),
            "public",
            false,
            ordered("Name", "debian-12-amd64-20250210-2019", "Owner", "099720109477"),
            Planned.of("edb-tpa-123456789012"),
            Planned.of("tpa_speedy"),
            Planned.of("Speedy_profile"));

    private Directories() {}

    static ClusterDirectory directory(@Nullable OnAws aws, Planned<String> addressOfSecond) {
        return new ClusterDirectory(
                "Speedy",
                "M1",
                Map.of("Owner", "Ann \"Example\"", "CostCentre", "007781"),
                ordered("keyring_backend", "legacy", "cluster_ssh_port", 2222L),
                ordered("keyring_backend", "legacy", "compliance", "cis"),
                ordered(
                        "postgres_version",
                        "16",
                        "epas_redwood_compat",
                        false,
                        "failover_manager",
                        "repmgr",
                        "edb_repositories",
                        List.of(),
                        "postgres_conf_settings",
                        ordered("effective_cache_size", "8GB", "log_checkpoints", "on", "work_mem", "4_096")),
                "23.40.1",
                List.of(
                        new Location("main", "eu-west-1", "eu-west-1a", "10.33.0.0/28"),
                        new Location("no", null, null, null)),
                List.of(first(), second(addressOfSecond), third(), foreign()),
                new Ssh(
                        2222,
                        "id_speedy",
                        Planned.of("ssh-ed25519 AAAA Speedy"),
                        List.of(
                                new HostKey("rsa", Planned.of("ssh-rsa RRRR Speedy\n"), Planned.of("RSA PRIVATE")),
                                new HostKey(
                                        "ecdsa",
                                        Planned.of("ecdsa-sha2-nistp256 EEEE Speedy"),
                                        Planned.of("ECDSA PRIVATE\n")))),
                new Secrets(Planned.of("KEY OF THE USER"), Planned.of("p@ssword")),
                aws);
    }

    private static Host first() {
        return new Host(
                "speedy-1",
                1,
                "main",
                new TreeSet<>(List.of("primary", "postgres")),
                null,
                List.of("speedy-3"),
                false,
                null,
                ordered("ansible_user", "admin", "banner", "one\ntwo\t{{ three }}", "since", "2025-10-01"),
                List.of(
                        new Volume(
                                "/dev/sdf",
                                ordered("volume_type", "gp3", "volume_size", 16L, "encrypted", true),
                                ordered("volume_for", "postgres_data", "encryption", "luks")),
                        new Volume("/dev/sdg", ordered("volume_type", "gp3", "volume_size", 8L), Map.of())),
                new Addresses(Planned.of("198.51.100.1"), Planned.of("10.33.0.4"), null, Planned.of("198.51.100.1")),
                machine(true));
    }

    private static Host second(Planned<String> address) {
        return new Host(
                "speedy-2",
                2,
                "main",
                new TreeSet<>(List.of("replica")),
                "speedy-1",
                List.of("speedy-3", "other-1"),
                false,
                "bastion.example.com",
                ordered("ansible_user", "admin"),
                List.of(),
                new Addresses(address, Planned.of("10.33.0.5"), null, address),
                machine(false));
    }

    private static Host third() {
        return new Host(
                "speedy-3",
                3,
                null,
                new TreeSet<>(List.of("barman", "log-server")),
                null,
                List.of(),
                true,
                null,
                Map.of(),
                List.of(),
                new Addresses(null, Planned.of("10.33.0.6"), null, Planned.of("10.33.0.6")),
                machine(false));
    }

    private static Host foreign() {
        return new Host(
                "other-1",
                10,
                "no",
                new TreeSet<>(List.of("barman")),
                null,
                List.of(),
                false,
                null,
                ordered("ansible_user", "root"),
                List.of(),
                new Addresses(null, null, Planned.of("192.0.2.10"), Planned.of("192.0.2.10")),
                null);
    }

    private static Machine machine(boolean elastic) {
        return new Machine(
                "eu-west-1",
                "eu-west-1a",
                "10.33.0.0/28",
                "t3.micro",
                Planned.of("ami-1"),
                Planned.of("i-1"),
                true,
                elastic,
                elastic ? Planned.of("198.51.100.1") : null,
                elastic ? Map.of("Backup", "none") : Map.of(),
                ordered("volume_type", "gp3", "volume_size", 16L));
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
