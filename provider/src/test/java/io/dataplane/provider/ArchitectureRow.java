package io.dataplane.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A row of the house: one package, or one package per service or product, and what it may use: itself, rows above it
/// that it names, and what those may use.
record ArchitectureRow(String pattern, SortedSet<String> mayUse) {
    private static final String JDK = "java..";

    /// All rows; a row can name only one that stands before it.
    static final List<ArchitectureRow> ALL = rows(house -> {
        house.row("schema.value");
        house.row("schema.diagnostic", "schema.value");
        house.row("schema.attribute", "schema.diagnostic");
        house.row("schema.rule", "schema.attribute");
        house.row("schema.bind", "schema.attribute");
        house.row("schema.plan", "schema.attribute");
        house.row("schema.docs", "schema.attribute");
        house.row("schema.spi", "schema.attribute");
        house.row("schema.dispatch", "schema.spi", "schema.bind", "schema.plan");

        house.row("proto.wire").library("io.grpc..", "com.google.protobuf..", "com.google.common.util.concurrent..");
        house.row("proto.codec", "proto.wire", "schema.dispatch").library("com.fasterxml.jackson.core..");
        house.row("proto.log");
        house.row("proto.server", "proto.codec", "proto.log", "schema.dispatch");
        house.row("proto.plugin", "proto.server", "proto.log").library("javax.net.ssl..", "javax.security.auth.x500..");

        // the engine hears when Terraform wants the work stopped
        house.row("provider.engine", "schema.spi");
        house.row("provider.aws", "provider.engine", "schema.rule")
                .library("software.amazon.awssdk..", "javax.net.ssl..");
        house.row("provider.component..", "provider.engine", "provider.aws").library("com.fasterxml.jackson..");
        // what every cluster-like resource shares: status, components map, time limits
        house.row("provider.cluster", "provider.engine", "provider.aws", "schema.bind", "schema.rule")
                .library("com.fasterxml.jackson..");
        house.row("provider.yaml", "schema.attribute").library("org.yaml.snakeyaml..");
        house.row(
                "provider.product..",
                "provider.component..",
                "provider.cluster",
                "provider.yaml",
                "schema.spi",
                "schema.plan");
        house.row("provider", "provider.product..", "proto.plugin", "schema.rule", "schema.docs");
    });

    private static List<ArchitectureRow> rows(Consumer<House> plan) {
        House house = new House(new ArrayList<>());
        plan.accept(house);
        return List.copyOf(house.rows());
    }

    private ArchitectureRow library(String... packages) {
        mayUse.addAll(List.of(packages));
        return this;
    }

    private static String pattern(String name) {
        return "io.dataplane." + name;
    }

    @Override
    public String toString() {
        return pattern;
    }

    private record House(List<ArchitectureRow> rows) {
        ArchitectureRow row(String name, String... uses) {
            SortedSet<String> mayUse = new TreeSet<>(List.of(JDK, "org.jspecify.annotations", pattern(name)));
            for (String used : uses) {
                mayUse.addAll(find(pattern(used)).mayUse());
            }
            ArchitectureRow row = new ArchitectureRow(pattern(name), mayUse);
            rows.add(row);
            return row;
        }

        private ArchitectureRow find(String pattern) {
            return rows.stream()
                    .filter(row -> row.pattern().equals(pattern))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no row above is called " + pattern));
        }
    }
}
