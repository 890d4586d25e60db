package io.dataplane.provider.product.tpa.configure;

import java.util.ArrayList;
import java.util.List;

/// `edb_repositories`: what the user says, else what the software needs.
final class Repositories {
    private static final String NONE = "none";

    private Repositories() {}

    static List<String> of(Request request) {
        List<String> given = request.repositories();
        if (given != null) {
            return given.equals(List.of(NONE)) ? List.of() : given;
        }
        if (request.architecture() == Architecture.PGD_S) {
            return List.of("enterprise", "postgres_distributed");
        }
        List<String> repositories = new ArrayList<>();
        switch (request.flavour()) {
            case "epas" -> repositories.add("enterprise");
            case "pgextended" -> repositories.addAll(List.of("standard", "postgres_extended"));
            case "edbpge" -> repositories.add("standard");
            default -> {
                if (request.architecture() != Architecture.M1 || needsEdb(request)) {
                    repositories.add("standard");
                }
            }
        }
        switch (request.architecture()) {
            case PGD_X, PGD_ALWAYS_ON, LIGHTWEIGHT -> repositories.add("postgres_distributed");
            case BDR_ALWAYS_ON -> repositories.add(bdr(request));
            case M1, PGD_S -> {}
        }
        return repositories;
    }

    private static boolean needsEdb(Request request) {
        return request.uses("efm") || request.withPem() || request.withBeacon();
    }

    private static String bdr(Request request) {
        if (request.bdrVersion().equals("4")) {
            return "postgres_distributed_4";
        }
        return switch (request.flavour()) {
            case "epas" -> "bdr_3_7_postgres_advanced";
            case "pgextended" -> "bdr_3_7_postgres_extended";
            default -> "bdr_3_7_postgres";
        };
    }
}
