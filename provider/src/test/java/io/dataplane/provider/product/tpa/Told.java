package io.dataplane.provider.product.tpa;

import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.List;

/// What diagnostics say, as `Summary @ path`.
final class Told {
    private Told() {}

    static List<String> by(Diagnostics diagnostics) {
        return diagnostics.list().stream()
                .map(told -> told.summary() + " @ " + told.path())
                .toList();
    }

    static List<String> byRules(TpaClusterModel model) {
        return byRules(model, "eu-west-1");
    }

    static List<String> byRules(TpaClusterModel model, String defaultRegion) {
        Diagnostics diagnostics = new Diagnostics();
        TpaRules.check(model, defaultRegion, diagnostics);
        return by(diagnostics);
    }
}
