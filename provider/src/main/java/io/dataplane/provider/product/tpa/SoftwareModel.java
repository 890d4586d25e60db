package io.dataplane.provider.product.tpa;

import io.dataplane.provider.yaml.YamlMapping;
import io.dataplane.schema.attribute.Doc;
import io.dataplane.schema.attribute.Optional;
import io.dataplane.schema.rule.Keys;
import io.dataplane.schema.rule.OneOf;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What TPA installs and how; nothing of it is seen by AWS.
public record SoftwareModel(
        @Optional
        @ConfigYmlText
        @Doc("An existing `config.yml` of TPA, as text: `file(\"config.yml\")`. It is the base of the cluster; every"
                + " argument that is set beside it to something else than its default wins. `instance_defaults`, `locations`"
                + " and `instances` are merged setting by setting; `cluster_tags`, `cluster_vars` and `top_level_settings`"
                + " key by key.")
        @Nullable
        String configYml,

        @Optional
        @YamlMapping
        @Doc("Further variables of the whole cluster, as YAML or JSON, for TPA. They win over generated ones.")
        @Nullable
        String clusterVars,

        @Optional
        @Keys(
                pattern =
                        "postgres|repmgr|barman|pglogical|bdr|pgbouncer|pgdcli|pgd-proxy|pg-backup-api|patroni|pem-server"
                                + "|pem-agent|etcd|beacon-agent",
                message =
                        "Use one of postgres, repmgr, barman, pglogical, bdr, pgbouncer, pgdcli, pgd-proxy, pg-backup-api,"
                                + " patroni, pem-server, pem-agent, etcd, beacon-agent.")
        @Doc("Version of a package, by what it is for; the newest one otherwise.")
        @Nullable
        Map<String, String> packageVersions,

        @Optional @Doc("Further packages on every instance.") @Nullable
        List<String> extraPackages,

        @Optional @Doc("Further packages on every instance that may be missing in the repositories.") @Nullable
        List<String> extraOptionalPackages,

        @Optional @Doc("Further packages that are installed with Postgres.") @Nullable
        List<String> extraPostgresPackages,

        @Optional
        @OneOf({"cis", "stig"})
        @Doc("A security benchmark that TPA configures for: `cis`, or `stig` with EDB Postgres Advanced Server.")
        @Nullable
        String compliance,

        @Optional
        @OneOf({"legacy", "system"})
        @Doc("Where TPA keeps the password of its vault. `legacy` by default: the keyring of the machine that runs"
                + " Terraform is not the one of the machine that deploys.")
        @Nullable
        String keyringBackend,

        @Optional @Doc("Name of TPA's vault in the keyring.") @Nullable
        String vaultName,

        @Optional
        @YamlMapping
        @Doc("Further settings at the top level of TPA's `config.yml`, as YAML or JSON, copied as they are.")
        @Nullable
        String topLevelSettings) {}
