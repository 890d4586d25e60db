package io.dataplane.provider.product.tpa.configure;

import io.dataplane.provider.cluster.Arguments;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Requests as a test writes them, and what came out of them, one line for each node.
final class Asked {
    private static final Arguments<ArchitectureOptions> OPTIONS = new Arguments<>(ArchitectureOptions.class);

    private Asked() {}

    static Request request(Architecture architecture, String options, String flavour, String version) {
        return new Request(
                "Test-Cluster",
                architecture,
                options(options),
                new PostgresModel(flavour, version, flavour.equals("epas") ? false : null),
                null,
                OperatingSystem.DEFAULT);
    }

    /// With a Postgres that every architecture runs on.
    static Request request(Architecture architecture, String options) {
        return request(architecture, options, "postgresql", "14");
    }

    static ArchitectureOptions options(String json) {
        return OPTIONS.read(json.replace('\'', '"')).orElseThrow();
    }

    static List<String> nodes(Architecture architecture, String options) {
        return nodes(request(architecture, options));
    }

    static List<String> nodes(Request request) {
        if (!problems(request).stream().allMatch(problem -> problem.startsWith("warning"))) {
            throw new AssertionError(problems(request));
        }
        List<String> lines = new ArrayList<>();
        int number = 1;
        for (GeneratedNode node : Blueprint.nodes(request)) {
            lines.add("%d %s %s%s%s"
                    .formatted(
                            number++,
                            node.slot(),
                            String.join("+", node.roles()),
                            node.upstream() == null ? "" : " from " + node.upstream(),
                            node.backup() == null ? "" : " to " + node.backup()));
        }
        return lines;
    }

    /// Summary and place of everything the rules tell; warnings say that they are.
    static List<String> problems(Request request) {
        Diagnostics diagnostics = new Diagnostics();
        ArchitectureRules.check(request, diagnostics);
        String only = diagnostics.hasErrors() ? "" : "warning: ";
        return diagnostics.list().stream()
                .map(told -> only + told.summary() + " @ " + told.path())
                .toList();
    }

    static Map<String, Object> vars(Architecture architecture, String options) {
        return Blueprint.vars(request(architecture, options));
    }
}
