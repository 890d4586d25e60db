package io.dataplane.provider.product.tpa.configure;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One architecture with its options, ready to be answered.
///
/// @param postgres null is an error that [ArchitectureRules] tells
/// @param repositories what the user says about `edb_repositories`
public record Request(
        String clusterName,
        Architecture architecture,
        ArchitectureOptions options,
        @Nullable PostgresModel postgres,
        @Nullable List<String> repositories,
        OperatingSystem system) {

    public Request(
            String clusterName,
            Architecture architecture,
            @Nullable ArchitectureOptions options,
            @Nullable PostgresModel postgres,
            @Nullable List<String> repositories,
            @Nullable OperatingSystem system) {
        this.clusterName = clusterName;
        this.architecture = architecture;
        this.options = Objects.requireNonNullElse(options, ArchitectureOptions.NONE);
        this.postgres = postgres;
        this.repositories = repositories;
        this.system = Objects.requireNonNullElse(system, OperatingSystem.DEFAULT);
    }

    /// All locations, in order.
    public List<String> locations() {
        return options.locationNames() == null || options.locationNames().isEmpty()
                ? architecture.defaultLocations(this)
                : options.locationNames();
    }

    /// The locations that are neither for a witness only nor for a single replica.
    List<String> activeLocations() {
        return locations().stream()
                .filter(name ->
                        !name.equals(options.witnessOnlyLocation()) && !name.equals(options.singleNodeLocation()))
                .toList();
    }

    String primaryLocation() {
        return options.primaryLocation() == null ? locations().getFirst() : options.primaryLocation();
    }

    int dataNodes() {
        return number(options.dataNodesPerLocation(), architecture == Architecture.M1 ? 2 : 3);
    }

    int proxyNodes() {
        return number(options.proxyNodesPerLocation(), 0);
    }

    boolean uses(String failoverManager) {
        return failoverManager.equals(options.failoverManager());
    }

    boolean withPem() {
        return Boolean.TRUE.equals(options.enablePem());
    }

    boolean withBeacon() {
        return Boolean.TRUE.equals(options.enableBeaconAgent());
    }

    boolean withCamo() {
        return Boolean.TRUE.equals(options.enableCamo());
    }

    boolean withPgBackupApi() {
        return Boolean.TRUE.equals(options.enablePgBackupApi())
                || (withPem() && architecture.barmanVolumeSize() > 0 && options.enablePgBackupApi() == null);
    }

    String layout() {
        return options.layout() == null ? "standard" : options.layout();
    }

    /// The BDR version that the architecture runs; empty for M1.
    String bdrVersion() {
        if (architecture != Architecture.BDR_ALWAYS_ON) {
            return architecture.bdrVersion();
        }
        if (options.bdrVersion() != null) {
            return options.bdrVersion();
        }
        return postgres != null && postgres.major() < 12 ? "3" : "4";
    }

    String flavour() {
        return postgres == null ? "" : postgres.flavourIn(architecture);
    }

    /// The top node group: the cluster's name in lower case, other characters as `_`.
    String topGroup() {
        return clusterName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    static String group(String location) {
        return location + "_subgroup";
    }

    static int number(@Nullable Long value, int otherwise) {
        return value == null ? otherwise : value.intValue();
    }
}
